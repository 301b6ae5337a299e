using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using XaDienTu.Kernel.Results;
using XaDienTu.Kernel.Web;

namespace XaDienTu.Kernel.Braking;

/// <summary>Counts on this node how often one network asks for some pages and routes, and knows what to say when it is too often.</summary>
/// <param name="name">What <see cref="BrakedAttribute"/> names.</param>
/// <param name="perMinute">Of one network: an address of IPv4, or the 64 bits of IPv6 that one house or office is given.</param>
/// <param name="tooOften">Vietnamese, what was too often: <c>Từ mạng này tra cứu hồ sơ quá nhiều lần trong một phút</c>.</param>
public sealed class Brake(string name, int perMinute, string tooOften)
{
    private const int Segments = 6;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly PartitionedRateLimiter<string> limiter = PartitionedRateLimiter.Create<string, string>(network =>
        RateLimitPartition.GetSlidingWindowLimiter(
            network, _ => new SlidingWindowRateLimiterOptions { PermitLimit = perMinute, Window = Window, SegmentsPerWindow = Segments }));

    public string Name => name;

    public int PerMinute => perMinute;

    /// <summary>The wait is a whole window: how many of the asked fall out of it sooner, the limiter does not tell.</summary>
    public Error Refusal { get; } = Error.TooMany($"rate.{name}", $"{tooOften}. Chờ một phút rồi gửi lại.", Window);

    internal bool Allows(HttpContext http)
    {
        using var lease = limiter.AttemptAcquire(ClientNetwork.Of(http.Connection.RemoteIpAddress));
        return lease.IsAcquired;
    }
}
