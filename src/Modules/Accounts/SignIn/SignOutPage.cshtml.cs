using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;

namespace XaDienTu.Accounts.SignIn;

[AllowAnonymous]
internal sealed class SignOutPage(AccountsDb db, Work work, ActorAccessor accessor, TimeProvider clock) : PageModel
{
    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (accessor.Actor is { Kind: not ActorKind.Anonymous } actor)
        {
            db.Record(actor, clock.GetUtcNow(), "SignedOut", "account", actor.Id);
            await work.SaveAsync(cancellation);
        }

        await HttpContext.SignOutAsync(Session.Scheme);
        await HttpContext.SignOutAsync(Session.CodeDueScheme);
        return Redirect("/");
    }
}
