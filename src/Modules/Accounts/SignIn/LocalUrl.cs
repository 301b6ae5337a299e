using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using XaDienTu.Accounts.Unsent;

namespace XaDienTu.Accounts.SignIn;

internal static class LocalUrl
{
    private const string Desk = "/can-bo";

    /// <summary>
    /// Where to go after signing in: the page asked for when it is ours, else an officer's desk or home. Another site's address is dropped
    /// without a word.
    /// </summary>
    public static string OrFirstPage(this IUrlHelper url, string? wanted, Account account) =>
        url.IsLocalUrl(wanted) ? wanted! : account.Kind is AccountKind.Officer ? Desk : "/";

    /// <summary>On to the page asked for; a form that was not taken is brought back to its page as it was typed.</summary>
    public static IActionResult GoOn(this PageModel page, UnsentForms forms, string? unsent, string? wanted, Account account) =>
        unsent is not null && forms.Open(unsent) is { } form
            ? page.LocalRedirectPreserveMethod(form.Address)
            : page.LocalRedirect(page.Url.OrFirstPage(wanted, account));
}
