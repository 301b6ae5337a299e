using Microsoft.EntityFrameworkCore;
using XaDienTu.Cases.Contracts;
using XaDienTu.Cases.Lifecycle;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Time;

namespace XaDienTu.Cases.Figures;

/// <summary>Counts the open steps at an officer's desks, by the index worklists are read with.</summary>
internal sealed class CountWork(CasesDb db, TimeProvider clock) : IWorkFigures
{
    private const int Shown = 5;

    public async Task<WorkFigures> ForAsync(Actor actor, CancellationToken cancellation)
    {
        var desks = actor.Posts.Select(post => CaseStep.DeskOf(post.OrganizationId, post.Role)).Distinct().ToList();
        if (desks.Count == 0)
        {
            return new WorkFigures(0, 0, 0, 0, 0, []);
        }

        var now = clock.GetUtcNow();
        var tomorrow = now.VietnamDate().AddDays(1).At(TimeOnly.MinValue).ToUniversalTime();
        var open = from step in db.Steps.AsNoTracking()
                   where desks.Contains(step.Desk) && step.DoneAt == null
                   join filed in db.Cases.AsNoTracking() on step.CaseId equals filed.Id
                   select new { step, filed };
        var active = open.Where(row => row.filed.Status != CaseStatus.SupplementRequested);
        var nearest = await active.OrderBy(row => row.step.DueAt).ThenBy(row => row.step.Id).Take(Shown)
            .Select(row => new NearestWork(row.filed.Code, row.filed.Applicant.FullName, row.filed.ProcedureName, row.step.Name, row.step.DueAt))
            .ToListAsync(cancellation);
        var counts = await open
            .GroupBy(_ => 1)
            .Select(all => new
            {
                Active = all.Count(row => row.filed.Status != CaseStatus.SupplementRequested),
                Today = all.Count(row => row.filed.Status != CaseStatus.SupplementRequested && row.step.DueAt >= now && row.step.DueAt < tomorrow),
                Overdue = all.Count(row => row.filed.Status != CaseStatus.SupplementRequested && row.step.DueAt < now),
                New = all.Count(row => row.filed.Status == CaseStatus.New),
                Waiting = all.Count(row => row.filed.Status == CaseStatus.SupplementRequested),
            })
            .SingleOrDefaultAsync(cancellation);
        return counts is null
            ? new WorkFigures(0, 0, 0, 0, 0, [])
            : new WorkFigures(counts.Active, counts.Today, counts.Overdue, counts.New, counts.Waiting, nearest);
    }
}
