using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using XaDienTu.Kernel.Actors;

namespace XaDienTu.Accounts.SignIn;

[AllowAnonymous]
internal sealed class SignOutPage(EndSession end, ActorAccessor accessor) : PageModel
{
    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await end.RunAsync(HttpContext, accessor.Actor, cancellation);
        return Redirect("/");
    }
}
