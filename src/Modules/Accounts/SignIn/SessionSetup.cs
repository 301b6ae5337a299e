using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Accounts.Contracts;
using XaDienTu.Accounts.OpenId;
using XaDienTu.Accounts.Unsent;

namespace XaDienTu.Accounts.SignIn;

internal static class SessionSetup
{
    /// <summary>The token of a program or of a person's program; never a cookie.</summary>
    public const string TokenScheme = "xdt.token";

    private const string Chooser = "xdt";
    private const string Api = "/api/v1";

    /// <summary>
    /// Pages know people by cookie, the API knows programs by token: a cookie alone opens no API, so no other site can use it, and a token
    /// opens no page.
    /// </summary>
    public static void AddSessions(this IServiceCollection services, AccountsSettings settings)
    {
        services.AddHttpContextAccessor();
        services.AddSingleton<KnownTokens>();
        services.AddSingleton<IAuthenticationSchemeProvider, SchemesByRequest>();
        services.AddAuthentication(Chooser)
            .AddPolicyScheme(Chooser, null, options => options.ForwardDefaultSelector = http =>
                IsApi(http) ? TokenScheme : Session.Scheme)
            .AddScheme<AuthenticationSchemeOptions, TokenHandler>(TokenScheme, null)
            .AddCookie(Session.Scheme, options =>
            {
                Harden(options.Cookie, "xdt", settings);
                options.ExpireTimeSpan = Session.OfficerIdle;
                options.SlidingExpiration = true;
                options.LoginPath = "/dang-nhap";
                options.ReturnUrlParameter = "returnUrl";
                options.Events.OnRedirectToLogin = AskSignIn.OnRedirectAsync;
                options.Events.OnCheckSlidingExpiration = SessionTime.OnCheckAsync;
                options.Events.OnRedirectToAccessDenied = context =>
                {
                    context.Response.StatusCode = StatusCodes.Status403Forbidden;
                    return Task.CompletedTask;
                };
            })
            .AddCookie(Session.CodeDueScheme, options =>
            {
                Harden(options.Cookie, "xdt-code", settings);
                options.ExpireTimeSpan = Session.CodeDueTime;
                options.SlidingExpiration = false;
            });
    }

    public static bool IsApi(HttpContext http) => http.Request.Path.StartsWithSegments(Api, StringComparison.Ordinal);

    /// <summary>In earnest a browser sends it over https alone, to this very host alone (RFC 6265bis, 4.1.3.2).</summary>
    public static string NameOf(string name, AccountsSettings settings) => settings.Demo ? name : "__Host-" + name;

    private static void Harden(CookieBuilder cookie, string name, AccountsSettings settings)
    {
        cookie.Name = NameOf(name, settings);
        cookie.HttpOnly = true;
        cookie.SameSite = SameSiteMode.Lax;
        cookie.SecurePolicy = settings.Demo ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        cookie.IsEssential = true;
    }
}
