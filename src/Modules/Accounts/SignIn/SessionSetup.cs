using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Accounts.OpenId;

namespace XaDienTu.Accounts.SignIn;

internal static class SessionSetup
{
    /// <summary>The token of a program or of a person's program; never a cookie.</summary>
    public const string TokenScheme = "xdt.token";

    private const string Chooser = "xdt";
    private const string Api = "/api/v1";

    /// <summary>Pages know people by cookie, the API knows programs by token: a cookie alone opens no API, so no other site can use it.</summary>
    public static void AddSessions(this IServiceCollection services)
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
                Harden(options.Cookie, "xdt");
                options.ExpireTimeSpan = Session.OfficerIdle;
                options.SlidingExpiration = true;
                options.LoginPath = "/dang-nhap";
                options.ReturnUrlParameter = "returnUrl";
                options.Events.OnRedirectToAccessDenied = context =>
                {
                    context.Response.StatusCode = StatusCodes.Status403Forbidden;
                    return Task.CompletedTask;
                };
            })
            .AddCookie(Session.CodeDueScheme, options =>
            {
                Harden(options.Cookie, "xdt-code");
                options.ExpireTimeSpan = Session.CodeDueTime;
                options.SlidingExpiration = false;
            });
    }

    public static bool IsApi(HttpContext http) => http.Request.Path.StartsWithSegments(Api, StringComparison.Ordinal)
        || http.Request.Headers.Authorization.ToString().StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase);

    private static void Harden(CookieBuilder cookie, string name)
    {
        cookie.Name = name;
        cookie.HttpOnly = true;
        cookie.SameSite = SameSiteMode.Lax;
        cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.IsEssential = true;
    }
}
