using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Web;
using XaDienTu.Signing.Contracts;

namespace XaDienTu.Signing.Orders;

/// <summary>How far an order is; asks again by itself while it waits.</summary>
[Authorize(Policies.Officer)]
internal sealed class OrderPage(IPaperSigning signing, ActorAccessor who) : PageModel
{
    /// <summary>Where to go on afterwards; a path of this site.</summary>
    [BindProperty(SupportsGet = true, Name = "ve")]
    public string? BackTo { get; set; }

    public OrderSummary Order { get; private set; } = null!;

    public string Next => Url.IsLocalUrl(BackTo) ? BackTo : "/can-bo";

    public string Self => SigningLinks.OrderPage(Order.Id, Next);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (await signing.FindAsync(id, who.Actor, cancellation) is not { } order)
        {
            return NotFound();
        }

        Order = order;
        return Page();
    }
}
