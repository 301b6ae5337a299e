using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;

namespace XaDienTu.Accounts.SignIn;

/// <summary>The cookies of a signed-in person and of one who still owes a code.</summary>
internal static class Session
{
    public const string Scheme = "xdt.session";
    public const string CodeDueScheme = "xdt.code-due";

    /// <summary>As in OpenID Connect, so that cookies and tokens read alike.</summary>
    public const string SubjectClaim = "sub";

    /// <summary>The <see cref="AccountSession"/> that a cookie or token belongs to; programs have none.</summary>
    public const string SessionClaim = "sid";

    /// <summary>Nobody at the desk for this long: signed out. Each request starts the time anew.</summary>
    public static readonly TimeSpan OfficerIdle = TimeSpan.FromMinutes(15);
    public static readonly TimeSpan AdministratorIdle = TimeSpan.FromMinutes(5);
    public static readonly TimeSpan CitizenIdle = TimeSpan.FromMinutes(30);
    public static readonly TimeSpan CodeDueTime = TimeSpan.FromMinutes(5);

    public static Task AwaitCodeAsync(HttpContext http, Account account) =>
        http.SignInAsync(CodeDueScheme, NewPrincipal(CodeDueScheme, new Claim(SubjectClaim, account.Id.ToString())));

    /// <summary>Whose code is due in this browser; null after five minutes.</summary>
    public static async Task<Guid?> CodeDueOfAsync(HttpContext http) =>
        AccountIdOf((await http.AuthenticateAsync(CodeDueScheme)).Principal);

    public static Guid? AccountIdOf(ClaimsPrincipal? principal) =>
        Guid.TryParse(principal?.FindFirstValue(SubjectClaim), out var id) ? id : null;

    /// <summary>Null for programs.</summary>
    public static Guid? IdOf(ClaimsPrincipal? principal) =>
        Guid.TryParse(principal?.FindFirstValue(SessionClaim), out var id) ? id : null;

    public static ClaimsPrincipal PrincipalOf(AccountSession session) => NewPrincipal(
        Scheme, new Claim(SubjectClaim, session.AccountId.ToString()), new Claim(SessionClaim, session.Id.ToString()));

    private static ClaimsPrincipal NewPrincipal(string scheme, params Claim[] claims) => new(new ClaimsIdentity(claims, scheme));
}
