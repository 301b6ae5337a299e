using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using XaDienTu.Accounts.Unsent;

namespace XaDienTu.Accounts.SignIn;

internal static class LocalUrl
{
    /// <summary>Where to go after signing in: the page asked for when it is ours, else home. Another site's address is dropped without a word.</summary>
    public static string OrHome(this IUrlHelper url, string? wanted) => url.IsLocalUrl(wanted) ? wanted! : "/";

    /// <summary>On to the page asked for; a form that was not taken is brought back to its page as it was typed.</summary>
    public static IActionResult GoOn(this PageModel page, UnsentForms forms, string? unsent, string? wanted) =>
        unsent is not null && forms.Open(unsent) is { } form
            ? page.LocalRedirectPreserveMethod(form.Address)
            : page.LocalRedirect(page.Url.OrHome(wanted));
}
