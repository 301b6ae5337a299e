using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using XaDienTu.Cases.Contracts;
using XaDienTu.Cases.Lifecycle;
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
internal sealed class CasePage(
    OwnCase own, ReadCase read, IOrganizationDirectory organizations, IProcedureCatalogue procedures, ActorAccessor who, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Code { get; set; } = "";

    /// <summary>What was done just now: <c>bo-sung</c> or <c>rut</c>.</summary>
    [BindProperty(SupportsGet = true, Name = "xong")]
    public string? News { get; set; }

    public Case Filed { get; private set; } = null!;

    public string ReceiverName { get; private set; } = "";

    public string? HolderName { get; private set; }

    public CaseStep? Current { get; private set; }

    public IReadOnlyList<PathNode> Path { get; private set; } = [];

    public IReadOnlyList<TimelineEntry> Events { get; private set; } = [];

    public DeadlineChip? Deadline { get; private set; }

    public SupplementRequest? Asked { get; private set; }

    /// <summary>Approved results of a finished case; a draft is nobody's business yet.</summary>
    public IReadOnlyList<CaseResult> Results =>
        Filed.FinishedAt is null ? [] : [.. Filed.Results.Where(result => result.ApprovedAt is not null)];

    public bool MayWithdraw => Filed.FinishedAt is null && !Filed.Status.IsClosed() && Filed.Status is not CaseStatus.WithdrawalRequested;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        var found = await own.RunAsync(Code, who.Actor, cancellation);
        if (!found.Ok)
        {
            return NotFound();
        }

        Filed = found.Value;
        var now = clock.GetUtcNow();
        var tree = await organizations.GetAsync(cancellation);
        var content = await procedures.ContentOfAsync(Filed, cancellation);
        ReceiverName = tree.Find(Filed.ReceivingOrganizationId)?.AgencyName ?? "";
        Current = Filed.Status.IsClosed() ? null : Filed.Steps.Where(step => step.IsOpen && step.Kind is not StepKind.Consult).MaxBy(step => step.Number);
        HolderName = Current is null ? null : tree.Find(Current.OrganizationId)?.AgencyName;
        Path = CasePath.Of(CaseCourse.Of(Filed), content, tree, now);
        Deadline = CaseChips.Deadline(Filed.Status, Filed.DueAt, Filed.FinishedAt, now);
        Asked = Filed.Status is CaseStatus.SupplementRequested ? Filed.Supplements.FirstOrDefault(request => request.AnsweredAt is null) : null;
        var history = await read.HistoryAsync(Code, who.Actor, cancellation);
        Events = history.Ok ? [.. history.Value.Reverse().Select(EntryOf)] : [];
        return Page();
    }

    private static TimelineEntry EntryOf(CaseEventView line) =>
        new(line.Sentence, VietnamTime.Short(line.At), line.Organization, Note: line.Note);
}
