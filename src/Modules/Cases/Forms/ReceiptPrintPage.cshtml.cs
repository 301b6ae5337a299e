using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Web;

namespace XaDienTu.Cases.Forms;

/// <summary>The receipt as a page that prints; reception prints it as soon as the case is received.</summary>
[Authorize(Policies.Officer)]
[FramedHere]
internal sealed class ReceiptPrintPage(MakeReceipt make, ActorAccessor who) : PageModel
{
    public Receipt Receipt { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancellation)
    {
        var receipt = await make.AcceptedAsync(code, who.Actor, MakeReceipt.SiteOf(Request), cancellation);
        if (!receipt.Ok)
        {
            return NotFound();
        }

        Receipt = receipt.Value;
        return Page();
    }
}
