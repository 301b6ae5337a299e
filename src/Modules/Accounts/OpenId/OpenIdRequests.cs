using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace XaDienTu.Accounts.OpenId;

/// <summary>
/// Which requests are OpenIddict's: its own addresses and whatever brings a token. It would else look at every page and every
/// tracked case, to find that it has nothing to do with it: a fifteenth of a light answer.
/// </summary>
internal static class OpenIdRequests
{
    private static readonly PathString[] Addresses = ["/connect", "/.well-known"];

    public static bool Concern(HttpContext http) =>
        http.Request.Headers.Authorization.Count > 0 || Array.Exists(Addresses, address => http.Request.Path.StartsWithSegments(address, StringComparison.OrdinalIgnoreCase));
}

/// <summary>
/// The schemes that see a request before anything else does: OpenIddict's, the only ones there are, and only where it is concerned.
/// Who adds another of that kind adds its addresses to <see cref="OpenIdRequests"/>.
/// </summary>
internal sealed class SchemesByRequest(IOptions<AuthenticationOptions> options, IHttpContextAccessor accessor) : AuthenticationSchemeProvider(options)
{
    private static readonly Task<IEnumerable<AuthenticationScheme>> None = Task.FromResult<IEnumerable<AuthenticationScheme>>([]);

    public override Task<IEnumerable<AuthenticationScheme>> GetRequestHandlerSchemesAsync() =>
        accessor.HttpContext is { } http && !OpenIdRequests.Concern(http) ? None : base.GetRequestHandlerSchemesAsync();
}

/// <summary>Stands for the token where there is none: nobody.</summary>
internal sealed class NobodyHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(AuthenticateResult.NoResult());
}
