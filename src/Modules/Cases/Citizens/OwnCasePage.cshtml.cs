using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using XaDienTu.Cases.Contracts;
using XaDienTu.Cases.Process;
using XaDienTu.Cases.Process.Withdrawals;
using XaDienTu.Cases.Web;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Time;
using XaDienTu.Kernel.Web;
using XaDienTu.Organizations.Contracts;
using XaDienTu.Procedures.Contracts;
using XaDienTu.Ui.Parts;
using XaDienTu.Ui.Pictures;

namespace XaDienTu.Cases.Citizens;

/// <summary>One's own case: where it is, until when and why then, what happened, what to do.</summary>
[Authorize(Policies.Citizen)]
internal sealed class OwnCasePage(
    OwnCase own, ReadCase read, KeepCase keep, IOrganizationDirectory organizations, IWorkingCalendars calendars,
    IProcedureCatalogue procedures,
    ActorAccessor who, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Code { get; set; } = "";

    /// <summary>What was done just now: <c>bo-sung</c>, <c>rut</c> or <c>giu</c>.</summary>
    [BindProperty(SupportsGet = true, Name = "xong")]
    public string? News { get; set; }

    public Case Filed { get; private set; } = null!;

    public ProcedureContent Procedure { get; private set; } = null!;

    public string ReceiverName { get; private set; } = "";

    public string? HolderName { get; private set; }

    public CaseStep? Current { get; private set; }

    public IReadOnlyList<PathNode> Path { get; private set; } = [];

    public IReadOnlyList<TimelineEntry> Events { get; private set; } = [];

    public DeadlineChip? Deadline { get; private set; }

    public SupplementRequest? Asked { get; private set; }

    public IReadOnlyList<CaseResult> Results => [.. Filed.Released()];

    public bool MayWithdraw => Filed.FinishedAt is null && !Filed.Status.IsClosed() && Filed.Status is not CaseStatus.WithdrawalRequested;

    /// <summary>Until when the wish to withdraw is answered; null when there is none.</summary>
    public DateTimeOffset? WishDueAt => Filed.Steps.FirstOrDefault(step => step.IsOpen && step.Kind is StepKind.Withdraw)?.DueAt;

    public Task<IActionResult> OnGetAsync(CancellationToken cancellation) => ShowAsync(cancellation);

    /// <summary>Takes a wish to withdraw back.</summary>
    public async Task<IActionResult> OnPostKeepAsync(CancellationToken cancellation)
    {
        var kept = await keep.RunAsync(Code, who.Actor, cancellation);
        if (kept.Ok)
        {
            return Redirect($"{CaseLinks.OwnCase(Code)}?xong=giu");
        }

        var shown = await ShowAsync(cancellation);
        return shown is PageResult ? this.Refuse(kept.Error) : shown;
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellation)
    {
        var found = await own.RunAsync(Code, who.Actor, cancellation);
        if (!found.Ok)
        {
            return NotFound();
        }

        Filed = found.Value;
        var now = clock.GetUtcNow();
        var tree = await organizations.GetAsync(cancellation);
        var content = Procedure = await procedures.ContentOfAsync(Filed, cancellation);
        ReceiverName = tree.Find(Filed.ReceivingOrganizationId)?.AgencyName ?? "";
        var course = CaseCourse.Of(Filed);
        Current = Filed.Steps.FirstOrDefault(step => step.Number == course.Current?.Number);
        HolderName = Current is null ? null : tree.Find(Current.OrganizationId)?.AgencyName;
        Path = CasePath.Of(course, content, tree, now);
        Deadline = Deadlines.Promised(
            await calendars.ForAsync(Filed.CompetentOrganizationId, cancellation), now, Filed.Status, Filed.AcceptedAt ?? Filed.SubmittedAt,
            Filed.DueAt, Filed.FinishedAt);
        Asked = Filed.Status is CaseStatus.SupplementRequested
            ? Filed.Supplements.FirstOrDefault(request => request.AnsweredAt is null)
            : null;
        var history = await read.HistoryAsync(Code, who.Actor, cancellation);
        Events = history.Ok ? [.. history.Value.Reverse().Select(EntryOf)] : [];
        return Page();
    }

    private static TimelineEntry EntryOf(CaseEventView line) =>
        new(line.Sentence, VietnamTime.Short(line.At), line.Organization, Note: line.Note);
}
