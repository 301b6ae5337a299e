using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using XaDienTu.Cases.Process;
using XaDienTu.Cases.Process.Results;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Inputs;
using XaDienTu.Kernel.Results;
using XaDienTu.Kernel.Text;
using XaDienTu.Kernel.Web;
using XaDienTu.Signing.Contracts;

namespace XaDienTu.Cases.Processing;

/// <summary>What will be signed is named and hashed, then signed: by the leader, by the agency's clerk, or by the clerk who
/// digitised.</summary>
[Authorize(Policies.Officer)]
internal sealed class SigningPage(
    CasesDb db, CaseOverviewReading reading, SignResult sign, IssueResult issue, SignDigitised digitise, IPaperSigning signing,
    CaseHolder holder,
    ActorAccessor who) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Code { get; set; } = "";

    /// <summary>Read by the case page, to which a signature leads back.</summary>
    [TempData]
    public string? Done { get; set; }

    [BindProperty]
    public SigningForm Form { get; set; } = new();

    public CaseOverview Overview { get; private set; } = null!;

    /// <summary>The officer's own certificate; null without one.</summary>
    public SignerSummary? Own { get; private set; }

    public SignerSummary? Agency { get; private set; }

    public IReadOnlyList<CaseResult> ToApprove =>
        Overview.MaySign ? [.. Overview.Case.Results.Where(result => result.ApprovedAt is null)] : [];

    public IReadOnlyList<CaseResult> ToIssue => Overview.MayIssue ? [.. Overview.Case.Results.Where(result => result.AwaitsAgency)] : [];

    public IReadOnlyList<CaseDocument> ToDigitise => Overview.MayAnswer ? [.. SignDigitised.Unsigned(Overview.Case)] : [];

    public Task<IActionResult> OnGetAsync(CancellationToken cancellation) => ShowAsync(cancellation);

    public async Task<IActionResult> OnPostApproveAsync(CancellationToken cancellation) =>
        await AnswerAsync(
            await sign.RunAsync(new(Code, Form.Step ?? "", Form.Opinion, Form.Seen, Form.Pin), who.Actor, cancellation), cancellation);

    public async Task<IActionResult> OnPostIssueAsync(CancellationToken cancellation) =>
        await AnswerAsync(await issue.RunAsync(new(Code, Form.Seen, Form.Pin), who.Actor, cancellation), cancellation);

    public async Task<IActionResult> OnPostDigitiseAsync(CancellationToken cancellation) =>
        await AnswerAsync(await digitise.RunAsync(new(Code, Form.Pin), who.Actor, cancellation), cancellation);

    private async Task<IActionResult> AnswerAsync(Result<OrderSummary> result, CancellationToken cancellation)
    {
        var back = CaseLinks.OfOfficer(Code);
        if (result.Ok)
        {
            Done = result.Value.State is SigningState.Signed ? await SentenceAsync(result.Value, cancellation) : null;
            return Redirect(result.Value.State is SigningState.Signed ? back : SigningLinks.OrderPage(result.Value.Id, back));
        }

        var shown = await ShowAsync(cancellation);
        return shown is PageResult ? this.Show(result.Error, field => field == "pin" ? "Form.Pin" : "") : shown;
    }

    private async Task<string> SentenceAsync(OrderSummary order, CancellationToken cancellation)
    {
        var next = await db.FindWholeAsync(Code, cancellation) is { } filed ? await holder.OfAsync(filed, cancellation) : null;
        return $"Đã ký số {order.SignedCount} văn bản.{(next is null ? "" : $" Hồ sơ đang ở {next}.")}";
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellation)
    {
        var result = await reading.RunAsync(Code, Form.Step, who.Actor, cancellation);
        if (!result.Ok)
        {
            return NotFound();
        }

        Overview = result.Value;
        Own = who.Actor.OfficerId is { } officer ? await signing.OfOfficerAsync(officer, cancellation) : null;
        Agency = ToIssue is [{ IssuingOrganizationId: { } agency }, ..] ? await signing.OfAgencyAsync(agency, cancellation) : null;
        return Page();
    }
}

internal sealed class SigningForm
{
    [MostLetters(Letters.Key)]
    public string? Step { get; set; }

    [MostLetters(Case.MaxNoteLength, Kind = TextKind.Note)]
    public string? Opinion { get; set; }

    /// <summary>Hashes of what the page showed.</summary>
    [MostItems(CaseResult.MostAtOnce, Letters = Letters.Hash)]
    public List<string> Seen { get; set; } = [];

    [MostLetters(Letters.Key, Kind = TextKind.Secret)]
    public string? Pin { get; set; }
}
