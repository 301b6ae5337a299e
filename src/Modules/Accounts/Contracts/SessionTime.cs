using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;

namespace XaDienTu.Accounts.Contracts;

/// <summary>How long the session of this request still lasts, so that pages can warn before it ends.</summary>
public static class SessionTime
{
    /// <summary>Tells how long is left; asking starts nothing anew, sending there does.</summary>
    public const string Address = "/tai-khoan/phien";

    // A cookie is not written anew within one minute: pages come in bursts.
    private static readonly TimeSpan Burst = TimeSpan.FromMinutes(1);
    private static readonly object LatestEnd = new();

    /// <summary>Null when nobody is signed in by a page.</summary>
    public static TimeSpan? LeftOf(HttpContext http, DateTimeOffset now)
    {
        if (http.Items[LatestEnd] is not DateTimeOffset latest
            || http.Features.Get<IAuthenticateResultFeature>()?.AuthenticateResult?.Properties is not { ExpiresUtc: { } expires,
                IssuedUtc: { } issued })
        {
            return null;
        }

        var idle = http.Items[typeof(SessionTime)] is true ? now + (expires - issued) : expires;
        return (idle < latest ? idle : latest) - now;
    }

    internal static void EndsAt(HttpContext http, DateTimeOffset latest) => http.Items[LatestEnd] = latest;

    /// <summary>Each request starts the idle time anew, not only those of its second half; a page that asks how long is left does
    /// not.</summary>
    internal static Task OnCheckAsync(CookieSlidingExpirationContext context)
    {
        var isQuestion = HttpMethods.IsGet(context.Request.Method) && context.Request.Path == Address;
        context.ShouldRenew = !isQuestion && context.ElapsedTime >= Burst;
        context.HttpContext.Items[typeof(SessionTime)] = context.ShouldRenew;
        return Task.CompletedTask;
    }
}
