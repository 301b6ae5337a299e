using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using XaDienTu.Kernel.Web;

namespace XaDienTu.Signing;

/// <summary>A brake for each client network: an address of IPv4, or the 64 bits of IPv6 that one house or office is given.</summary>
internal sealed class NetworkLimit(int perMinute) : IRateLimiterPolicy<string>
{
    private const string RetryAfterSeconds = "60";

    /// <summary>The host writes the answer: a problem for programs, a page for people.</summary>
    public Func<OnRejectedContext, CancellationToken, ValueTask>? OnRejected { get; } = (context, _) =>
    {
        context.HttpContext.Response.Headers.RetryAfter = RetryAfterSeconds;
        return ValueTask.CompletedTask;
    };

    public RateLimitPartition<string> GetPartition(HttpContext httpContext) => RateLimitPartition.GetSlidingWindowLimiter(
        ClientNetwork.Of(httpContext.Connection.RemoteIpAddress),
        _ => new SlidingWindowRateLimiterOptions { PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6 });
}
