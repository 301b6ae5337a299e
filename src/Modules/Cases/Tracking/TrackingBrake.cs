using System.Threading.RateLimiting;

namespace XaDienTu.Cases.Tracking;

/// <summary>
/// Counts the trackings of one code on this node: whoever walks through ID numbers for a code he knows comes from a thousand addresses,
/// which a limit for each address does not see.
/// </summary>
internal sealed class TrackingBrake(int perMinute) : IDisposable
{
    private const int LongestCode = 60;

    private readonly PartitionedRateLimiter<string> codes = PartitionedRateLimiter.Create<string, string>(code =>
        RateLimitPartition.GetFixedWindowLimiter(
            code, _ => new FixedWindowRateLimiterOptions { PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1) }));

    public bool Allows(string code)
    {
        // No code is as long: nothing is found and nothing kept.
        if (code.Length > LongestCode)
        {
            return true;
        }

        using var lease = codes.AttemptAcquire(code);
        return lease.IsAcquired;
    }

    public void Dispose() => codes.Dispose();
}
