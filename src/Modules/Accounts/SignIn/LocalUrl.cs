using Microsoft.AspNetCore.Mvc;

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
}
