using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using OpenIddict.Validation.AspNetCore;

namespace XaDienTu.Accounts.OpenId;

/// <summary>
/// Which requests are OpenIddict's: its own addresses, and for its reader what brings a token. It would else look at every page and every
/// tracked case, to find that it has nothing to do with it: a fifteenth of a light answer.
/// </summary>
internal static class OpenIdRequests
{
    private static readonly PathString[] Addresses = ["/connect", "/.well-known"];

    public static bool BringToken(HttpContext http) => http.Request.Headers.Authorization.Count > 0;

    public static bool AreForProvider(HttpContext http) =>
        Array.Exists(Addresses, address => http.Request.Path.StartsWithSegments(address, StringComparison.OrdinalIgnoreCase));
}

/// <summary>
/// The schemes that see a request before anything else does: OpenIddict's, the only ones there are, and only where they are concerned.
/// Who adds another of that kind adds its addresses to <see cref="OpenIdRequests"/>.
/// </summary>
internal sealed class SchemesByRequest(IOptions<AuthenticationOptions> options, IHttpContextAccessor accessor, KnownTokens tokens)
    : AuthenticationSchemeProvider(options)
{
    public override async Task<IEnumerable<AuthenticationScheme>> GetRequestHandlerSchemesAsync()
    {
        if (accessor.HttpContext is not { } http || OpenIdRequests.AreForProvider(http))
        {
            return await base.GetRequestHandlerSchemesAsync();
        }

        var mustRead = OpenIdRequests.BringToken(http) && await tokens.FindAsync(http) is null;
        return mustRead && await GetSchemeAsync(OpenIddictValidationAspNetCoreDefaults.AuthenticationScheme) is { } reader ? [reader] : [];
    }
}
