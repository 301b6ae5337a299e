using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using XaDienTu.Cases.Contracts;
using XaDienTu.Cases.Process;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Web;
using XaDienTu.Organizations.Contracts;
using XaDienTu.Procedures.Contracts;

namespace XaDienTu.Cases.Filing.Wizard;

/// <summary>The receipt of a filing: code, where, what happens next.</summary>
[Authorize(Policies.Citizen)]
internal sealed class ReceiptPage(ReadCase read, IOrganizationDirectory organizations, IProcedureCatalogue procedures, ActorAccessor who)
    : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Code { get; set; } = "";

    public Case Filed { get; private set; } = null!;

    public string ReceiverName { get; private set; } = "";

    public string TermText { get; private set; } = "";

    /// <summary>Nobody has looked at it yet: what happens next is still to come.</summary>
    public bool IsUnread => Filed.Status is CaseStatus.New;

    /// <summary>Who hears of the result.</summary>
    public string Phone => Filed.Submitter is { Phone.Length: > 0 } submitter ? submitter.Phone : Filed.Applicant.Phone;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        var result = await read.RunAsync(Code, who.Actor, cancellation);
        if (!result.Ok)
        {
            return NotFound();
        }

        Filed = result.Value;
        ReceiverName = (await organizations.GetAsync(cancellation)).Find(Filed.ReceivingOrganizationId)?.AgencyName ?? "";
        TermText = (await procedures.ContentOfAsync(Filed, cancellation)).Term.Text;
        return Page();
    }
}
