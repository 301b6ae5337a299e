using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace XaDienTu.Accounts.SignIn;

/// <summary>The cookies of a signed-in person and of one who still owes a code.</summary>
internal static class Session
{
    public const string Scheme = "xdt.session";
    public const string CodeDueScheme = "xdt.code-due";

    /// <summary>As in OpenID Connect, so that cookies and tokens read alike.</summary>
    public const string SubjectClaim = "sub";

    /// <summary>The account's stamp at sign-in; programs have none.</summary>
    public const string StampClaim = "stamp";

    /// <summary>Nobody at the desk for this long: signed out. Each request starts the time anew.</summary>
    public static readonly TimeSpan OfficerIdle = TimeSpan.FromMinutes(15);
    public static readonly TimeSpan CitizenIdle = TimeSpan.FromMinutes(30);
    public static readonly TimeSpan CodeDueTime = TimeSpan.FromMinutes(5);

    public static async Task StartAsync(HttpContext http, Account account, TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        await http.SignOutAsync(CodeDueScheme);
        await http.SignInAsync(Scheme, PrincipalOf(account, Scheme), new AuthenticationProperties
        {
            IssuedUtc = now,
            ExpiresUtc = now + (account.Kind is AccountKind.Officer ? OfficerIdle : CitizenIdle),
            AllowRefresh = true,
        });
        http.RequestServices.GetRequiredService<KnownDevice>().Remember(http, account);
    }

    public static Task AwaitCodeAsync(HttpContext http, Account account) =>
        http.SignInAsync(CodeDueScheme, PrincipalOf(account, CodeDueScheme));

    /// <summary>Whose code is due in this browser; null after five minutes.</summary>
    public static async Task<Guid?> CodeDueOfAsync(HttpContext http) =>
        AccountIdOf((await http.AuthenticateAsync(CodeDueScheme)).Principal);

    public static Guid? AccountIdOf(ClaimsPrincipal? principal) =>
        Guid.TryParse(principal?.FindFirstValue(SubjectClaim), out var id) ? id : null;

    /// <summary>The account's stamp when the session began; null for programs.</summary>
    public static string? StampOf(ClaimsPrincipal? principal) => principal?.FindFirstValue(StampClaim);

    private static ClaimsPrincipal PrincipalOf(Account account, string scheme) => new(new ClaimsIdentity(
        [
            new Claim(SubjectClaim, account.Id.ToString()),
            new Claim(StampClaim, account.SecurityStamp!),
        ],
        scheme));
}
