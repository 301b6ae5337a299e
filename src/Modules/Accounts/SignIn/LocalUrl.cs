using Microsoft.AspNetCore.Mvc;

namespace XaDienTu.Accounts.SignIn;

internal static class LocalUrl
{
    /// <summary>Where to go after signing in: the page asked for when it is ours, else home. Another site's address is dropped without a word.</summary>
    public static string OrHome(this IUrlHelper url, string? wanted) => url.IsLocalUrl(wanted) ? wanted! : "/";
}
