using XaDienTu.Cases.Process;
using XaDienTu.Cases.Worklists;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Desk;
using XaDienTu.Organizations.Contracts;

namespace XaDienTu.Cases.Figures;

/// <summary>The numbers of the worklist's tabs and its first rows: who presses one finds behind it what it said.</summary>
internal sealed class CountWork(WorklistQuery worklist, IWorkingCalendars calendars, TimeProvider clock) : IDeskSection
{
    private const int Shown = 5;

    public async Task<DeskSection?> ForAsync(Actor actor, CancellationToken cancellation)
    {
        if (!actor.Posts.Any(post => CaseAccess.HandlesCases(post.Role)))
        {
            return null;
        }

        var now = clock.GetUtcNow();
        var (rows, counts) = await worklist.ReadAsync(actor, WorklistView.Mine, null, Shown, cancellation);
        var nearest = new List<NearestWork>();
        foreach (var row in rows.Items)
        {
            var calendar = await calendars.ForAsync(row.OrganizationId, cancellation);
            nearest.Add(new NearestWork(
                row.Code, row.Applicant, row.Title, row.StepName, row.Deadline(calendar, now)));
        }

        return new DeskSection("/Figures/DeskFigures.cshtml", new WorkFigures(
            counts.Mine, counts.Today, counts.Overdue, counts.New, counts.Waiting, counts.AreLeast, actor.Holds(OfficerRole.OneStopClerk),
            nearest));
    }
}
