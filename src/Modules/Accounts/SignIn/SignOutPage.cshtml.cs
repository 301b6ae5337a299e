using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace XaDienTu.Accounts.SignIn;

[AllowAnonymous]
internal sealed class SignOutPage(SignOut signOut) : PageModel
{
    /// <summary>Another program of the province asked for the sign-out and awaits the person back.</summary>
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public bool IsSignedOut { get; private set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await signOut.RunAsync(HttpContext, cancellation);
        // A form of ours may not end at another site (form-action of the Content-Security-Policy): a link leads back there.
        IsSignedOut = ReturnUrl is not null && Url.IsLocalUrl(ReturnUrl);
        return IsSignedOut ? Page() : Redirect("/");
    }
}
