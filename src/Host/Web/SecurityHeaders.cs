using Microsoft.AspNetCore.StaticAssets;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Web;
using XaDienTu.Ui;

namespace XaDienTu.Host.Web;

/// <summary>
/// The headers of every answer, whoever gives it: pages, programs' answers, refusals and failures. Set as the answer begins, so that
/// nothing after this can answer without them; what an address said more strictly itself stays.
/// </summary>
internal sealed class SecurityHeaders
{
    private const string Nothing = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private readonly RequestDelegate next;
    private readonly Func<object, Task> complete;
    private readonly string? strictTransport;

    public SecurityHeaders(RequestDelegate next, Settings settings)
    {
        this.next = next;
        strictTransport = settings is { Demo: false, HstsDays: > 0 and var days }
            ? FormattableString.Invariant($"max-age={days * 24L * 60 * 60}") + (settings.HstsSubDomains ? "; includeSubDomains" : "")
            : null;
        complete = http =>
        {
            Complete((HttpContext)http);
            return Task.CompletedTask;
        };
    }

    public Task InvokeAsync(HttpContext http)
    {
        http.Response.OnStarting(complete, http);
        return next(http);
    }

    private void Complete(HttpContext http)
    {
        var headers = http.Response.Headers;
        var isPage = http.Response.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) == true;
        var isAsset = http.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null;
        if (headers.ContentSecurityPolicy.Count == 0)
        {
            headers.ContentSecurityPolicy = ContentPolicy(http, isPage || isAsset);
        }

        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = headers.ContentSecurityPolicy.ToString().Contains("frame-ancestors 'self'", StringComparison.Ordinal)
            ? "SAMEORIGIN"
            : "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(self), geolocation=(), microphone=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (strictTransport is not null && http.Request.IsHttps)
        {
            headers.StrictTransportSecurity = strictTransport;
        }

        if (!isAsset)
        {
            KeepPrivate(http, isPage);
        }
    }

    private static string ContentPolicy(HttpContext http, bool isPage)
    {
        var path = http.Request.Path;
        var nonce = http.RequestServices.GetRequiredService<PageFrame>().CspNonce;
        var own = nonce is null ? "'self'" : $"'self' 'nonce-{nonce}'";
        if (isPage && TryOutPage.IsAt(path))
        {
            return $"default-src 'self'; script-src {own}; style-src {own}; img-src 'self' data:; font-src 'self' data:; "
                + "object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        }

        return !isPage || path.StartsWithSegments("/api/v1", StringComparison.OrdinalIgnoreCase)
            || path.StartsWithSegments("/openapi", StringComparison.OrdinalIgnoreCase)
            ? Nothing
            : $"default-src 'self'; style-src {own}; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; "
                + $"frame-ancestors {(IsFramedHere(http) ? "'self'" : "'none'")}";
    }

    private static bool IsFramedHere(HttpContext http) => http.GetEndpoint()?.Metadata.GetMetadata<FramedHereAttribute>() is not null;

    /// <summary>
    /// Data and files are kept by nobody unless their address says they are public. Pages of a person may be kept by the browser alone
    /// and are asked for anew: a browser that goes back then still has what was typed.
    /// </summary>
    private static void KeepPrivate(HttpContext http, bool isPage)
    {
        const string Never = "private, no-store";
        var headers = http.Response.Headers;
        var said = headers.CacheControl.ToString();
        var isSignedIn = http.User.Identity?.IsAuthenticated == true
            || http.RequestServices.GetRequiredService<ActorAccessor>().Actor.Kind is not ActorKind.Anonymous;
        if (isPage && isSignedIn)
        {
            headers.CacheControl = said.Contains("no-store", StringComparison.OrdinalIgnoreCase) ? Never : "private, no-cache";
        }
        else if (!isPage && said.Length == 0)
        {
            headers.CacheControl = Never;
        }
    }
}
