using System.Globalization;
using XaDienTu.Cases.Contracts;
using XaDienTu.Cases.Process;
using XaDienTu.Cases.Web;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Paging;
using XaDienTu.Kernel.Time;
using XaDienTu.Organizations.Contracts;
using XaDienTu.Procedures.Contracts;
using XaDienTu.Ui.Parts;

namespace XaDienTu.Cases.Worklists;

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
    Guid StepId, string StepKey, StepKind Kind, string StepName, Guid OrganizationId, DateTimeOffset OpenedAt, DateTimeOffset DueAt,
    string Code, string Applicant, string ProcedureName, CaseStatus Status, Channel Channel, Guid ReceivingOrganizationId, string Subject)
{
    /// <summary>The procedure and what it is about.</summary>
    public string Title => Subject.Length > 0 ? $"{ProcedureName} – {Subject}" : ProcedureName;

    /// <param name="calendar">Of the organization that has the step.</param>
    public DeadlineChip Deadline(WorkingCalendar calendar, DateTimeOffset now) =>
        Deadlines.Of(calendar, now, OpenedAt, DueAt, Kind is StepKind.Withdraw ? null : Status.WaitsFor(), null);
}

/// <summary>A page of one view, and how much waits in each.</summary>
internal sealed record Worklist(Page<WorklistRow> Rows, WorklistCounts Counts);

/// <summary>Open steps at the officer's desks, nearest due date first.</summary>
internal sealed class WorklistQuery(CasesDb db, WorklistQueries queries, TimeProvider clock)
{
    private const int GuessedDesks = 10;

    public async Task<Worklist> ReadAsync(Actor actor, WorklistView view, string? after, int size, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var tomorrow = now.VietnamDate().AddDays(1).At(TimeOnly.MinValue).ToUniversalTime();
        var range = RangeOf(view, now, tomorrow);
        var (lastDue, lastId) = (range.From, Guid.Empty);
        if (Cursor.Read(after)?.Split('|') is [var ticks, var id]
            && long.TryParse(ticks, CultureInfo.InvariantCulture, out var dueTicks) && dueTicks >= 0
            && dueTicks <= DateTimeOffset.MaxValue.UtcTicks && Guid.TryParse(id, out var cursorId))
        {
            var due = new DateTimeOffset(dueTicks, TimeSpan.Zero);
            (lastDue, lastId) = due < range.From ? (lastDue, lastId) : (due, cursorId);
        }

        var lines = await queries.Read(db, new WorklistAsk(
            DesksOf(actor), now, tomorrow, lastDue, lastId, range.Before, range.Kind, range.Resting, size + 1)).ToListAsync(cancellation);
        var rows = Page.Of(
            [.. lines.Select(line => line.Row).OfType<WorklistRow>()], size, row =>
                string.Create(CultureInfo.InvariantCulture, $"{row.DueAt.UtcTicks}|{row.StepId}"));
        return new Worklist(rows, lines is [var first, ..] ? first.Counts : WorklistCounts.None);
    }

    private static Range RangeOf(WorklistView view, DateTimeOffset now, DateTimeOffset tomorrow) => view switch
    {
        WorklistView.Mine => new(Resting: false),
        WorklistView.New => new(Kind: StepKind.Receive, Resting: false),
        WorklistView.Overdue => new(Resting: false) { Before = now },
        WorklistView.Today => new(Resting: false) { From = now, Before = tomorrow },
        WorklistView.Waiting => new(Resting: true),
        WorklistView.Returning => new(Kind: StepKind.Return),
        _ => throw new ArgumentOutOfRangeException(nameof(view), view, null),
    };

    /// <summary>
    /// One desk is repeated until there are ten: so many PostgreSQL guesses for a list it does not know. For a shorter one a plan of its
    /// own looks cheaper, so it planned at each call, which took longer (0.39 ms) than the worklist itself (0.15 ms).
    /// </summary>
    private static string[] DesksOf(Actor actor)
    {
        var desks = actor.Posts.Where(post => CaseAccess.HandlesCases(post.Role))
            .Select(post => CaseStep.DeskOf(post.OrganizationId, post.Role)).Distinct().ToList();
        return desks is [] ? [] : [.. desks, .. Enumerable.Repeat(desks[0], Math.Max(0, GuessedDesks - desks.Count))];
    }

    /// <summary>Which open steps a view shows; null does not matter.</summary>
    private sealed record Range(StepKind? Kind = null, bool? Resting = null)
    {
        public DateTimeOffset From { get; init; } = DateTimeOffset.MinValue;

        public DateTimeOffset Before { get; init; } = DateTimeOffset.MaxValue;
    }
}
