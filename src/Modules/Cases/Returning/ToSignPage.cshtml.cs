using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using XaDienTu.Cases.Process;
using XaDienTu.Cases.Process.Results;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Inputs;
using XaDienTu.Kernel.Results;
using XaDienTu.Kernel.Text;
using XaDienTu.Kernel.Web;
using XaDienTu.Organizations.Contracts;
using XaDienTu.Signing.Contracts;

namespace XaDienTu.Cases.Returning;

/// <summary>Everything that waits for the officer's signature, signed one by one or many at once.</summary>
[Authorize(Policies.Officer)]
[TakesManyRows(CaseResult.MostAtOnce)]
internal sealed class ToSignPage(
    ResultsToSign waiting, SignMany sign, SignedSentence signed, IPaperSigning signing, IOrganizationDirectory organizations,
    ActorAccessor who, TimeProvider clock) : PageModel
{
    [BindProperty]
    public ManyForm Form { get; set; } = new();

    /// <summary>Every row is ticked at first: each can still be read and left out.</summary>
    [BindProperty(SupportsGet = true, Name = "chon")]
    public bool All { get; set; }

    [TempData]
    public string? Done { get; set; }

    public IReadOnlyList<ResultToSign> ToApprove { get; private set; } = [];

    public IReadOnlyList<ResultToSign> ToIssue { get; private set; } = [];

    public SignerSummary? Own { get; private set; }

    /// <summary>The agency's key is on a token that opens with a PIN.</summary>
    public bool AgencyNeedsPin { get; private set; }

    public OrganizationTree Tree { get; private set; } = null!;

    public DateTimeOffset Now => clock.GetUtcNow();

    public Task OnGetAsync(CancellationToken cancellation) => ShowAsync(cancellation);

    public Task<IActionResult> OnPostApproveAsync(CancellationToken cancellation) => SignAsync(SigningAct.Approve, cancellation);

    public Task<IActionResult> OnPostIssueAsync(CancellationToken cancellation) => SignAsync(SigningAct.Issue, cancellation);

    public bool IsChosen(ResultToSign result) => Form.Results.Contains(result.ResultId) || (All && HttpMethods.IsGet(Request.Method));

    private async Task<IActionResult> SignAsync(SigningAct act, CancellationToken cancellation)
    {
        var result = Form.Results.Count == 0
            ? (Result<OrderSummary>)Error.Invalid("cases.nothing-chosen", "Chưa chọn văn bản nào. Đánh dấu văn bản cần ký.")
            : await sign.RunAsync(new(act, Form.Results, Form.Pin), who.Actor, cancellation);
        if (result.Ok)
        {
            if (result.Value.State is not SigningState.Signed)
            {
                return Redirect(SigningLinks.OrderPage(result.Value.Id, CaseLinks.ToSign));
            }

            Done = await signed.OfAsync(result.Value, cancellation);
            return Redirect(CaseLinks.ToSign);
        }

        await ShowAsync(cancellation);
        return this.Show(result.Error, field => field == "pin" ? "Form.Pin" : "");
    }

    private async Task ShowAsync(CancellationToken cancellation)
    {
        Tree = await organizations.GetAsync(cancellation);
        ToApprove = await waiting.ToApproveAsync(who.Actor, cancellation);
        ToIssue = await waiting.ToIssueAsync(who.Actor, cancellation);
        AgencyNeedsPin = ToIssue.Count > 0 && await signing.OfAgencyAsync(ToIssue[0].OrganizationId, cancellation) is { NeedsPin: true };
        Own = who.Actor.OfficerId is { } officer ? await signing.OfOfficerAsync(officer, cancellation) : null;
    }
}

internal sealed class ManyForm
{
    [MostItems(CaseResult.MostAtOnce)]
    public List<Guid> Results { get; set; } = [];

    [MostLetters(Letters.Key, Kind = TextKind.Secret)]
    public string? Pin { get; set; }
}
