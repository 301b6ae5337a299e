using System.Globalization;
using Microsoft.EntityFrameworkCore;
using XaDienTu.Cases.Contracts;
using XaDienTu.Cases.Lifecycle;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Paging;
using XaDienTu.Kernel.Time;
using XaDienTu.Procedures.Contracts;

namespace XaDienTu.Cases.Processing;

internal enum WorklistView
{
    Mine,
    New,
    Overdue,
    Today,
    Waiting,
    Returning,
}

/// <summary>One open step at one of the officer's desks.</summary>
internal sealed record WorklistRow(
    Guid StepId, string StepName, StepKind Kind, Guid OrganizationId, DateTimeOffset OpenedAt, DateTimeOffset DueAt,
    string Code, string Applicant, string ProcedureName, CaseStatus Status, Channel Channel, Guid ReceivingOrganizationId);

/// <summary>
/// Open steps at the officer's desks, nearest due date first. Reads the index (desk, done, due, id), so its cost follows
/// the work that is open, never the years of history.
/// </summary>
internal sealed class WorklistQuery(CasesDb db, TimeProvider clock)
{
    private static readonly CaseStatus[] Waiting = [CaseStatus.SupplementRequested, CaseStatus.PaymentRequested, CaseStatus.WithdrawalRequested];

    public async Task<Page<WorklistRow>> ReadAsync(Actor actor, WorklistView view, string? after, int size, CancellationToken cancellation)
    {
        var rows = Rows(actor, view);
        if (Cursor.Read(after)?.Split('|') is [var ticks, var last]
            && long.TryParse(ticks, CultureInfo.InvariantCulture, out var dueTicks) && Guid.TryParse(last, out var lastId))
        {
            var due = new DateTimeOffset(dueTicks, TimeSpan.Zero);
            rows = rows.Where(row => row.Step.DueAt > due || (row.Step.DueAt == due && row.Step.Id > lastId));
        }

        var found = await rows
            .OrderBy(row => row.Step.DueAt).ThenBy(row => row.Step.Id)
            .Take(size + 1)
            .Select(row => new WorklistRow(
                row.Step.Id, row.Step.Name, row.Step.Kind, row.Step.OrganizationId, row.Step.OpenedAt, row.Step.DueAt,
                row.Case.Code, row.Case.Applicant.FullName, row.Case.ProcedureName, row.Case.Status, row.Case.Channel, row.Case.ReceivingOrganizationId))
            .ToListAsync(cancellation);
        return Page.Of(found, size, row => string.Create(CultureInfo.InvariantCulture, $"{row.DueAt.UtcTicks}|{row.StepId}"));
    }

    /// <summary>Number of rows of each view, counted in one pass over the work that is due first.</summary>
    public async Task<WorklistCounts> CountAsync(Actor actor, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var tomorrow = Tomorrow(now);
        return await Open(actor)
            .OrderBy(row => row.Step.DueAt).ThenBy(row => row.Step.Id).Take(WorklistCounts.MostLooked)
            .Select(row => new { row.Step.Kind, row.Step.DueAt, IsWaiting = Waiting.Contains(row.Case.Status) })
            .GroupBy(_ => 1)
            .Select(all => new WorklistCounts(
                all.Count(),
                all.Count(row => !row.IsWaiting),
                all.Count(row => !row.IsWaiting && row.Kind == StepKind.Receive),
                all.Count(row => !row.IsWaiting && row.DueAt < now),
                all.Count(row => !row.IsWaiting && row.DueAt >= now && row.DueAt < tomorrow),
                all.Count(row => row.IsWaiting),
                all.Count(row => row.Kind == StepKind.Return)))
            .SingleOrDefaultAsync(cancellation) ?? WorklistCounts.None;
    }

    private IQueryable<OpenWork> Rows(Actor actor, WorklistView view)
    {
        var now = clock.GetUtcNow();
        var tomorrow = Tomorrow(now);
        var rows = Open(actor);
        return view switch
        {
            WorklistView.Mine => rows.Where(row => !Waiting.Contains(row.Case.Status)),
            WorklistView.New => rows.Where(row => row.Step.Kind == StepKind.Receive && !Waiting.Contains(row.Case.Status)),
            WorklistView.Overdue => rows.Where(row => row.Step.DueAt < now && !Waiting.Contains(row.Case.Status)),
            WorklistView.Today => rows.Where(row => row.Step.DueAt >= now && row.Step.DueAt < tomorrow && !Waiting.Contains(row.Case.Status)),
            WorklistView.Waiting => rows.Where(row => Waiting.Contains(row.Case.Status)),
            WorklistView.Returning => rows.Where(row => row.Step.Kind == StepKind.Return),
            _ => throw new ArgumentOutOfRangeException(nameof(view), view, null),
        };
    }

    private IQueryable<OpenWork> Open(Actor actor)
    {
        var desks = actor.Posts.Where(post => CaseAccess.HandlesCases(post.Role)).Select(post => CaseStep.DeskOf(post.OrganizationId, post.Role)).Distinct().ToList();
        return from step in db.Steps.AsNoTracking()
               join filed in db.Cases.AsNoTracking() on step.CaseId equals filed.Id
               where desks.Contains(step.Desk) && step.DoneAt == null
               select new OpenWork { Step = step, Case = filed };
    }

    private static DateTimeOffset Tomorrow(DateTimeOffset now) => now.VietnamDate().AddDays(1).At(TimeOnly.MinValue).ToUniversalTime();

    private sealed class OpenWork
    {
        public required CaseStep Step { get; init; }

        public required Case Case { get; init; }
    }
}
