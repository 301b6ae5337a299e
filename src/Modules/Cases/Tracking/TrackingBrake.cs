using System.Threading.RateLimiting;

namespace XaDienTu.Cases.Tracking;

/// <summary>
/// Counts the trackings of one code on this node, those from one network first: whoever guesses ID numbers for a code stops himself and not
/// the holder, who asks from elsewhere. Whoever walks through them from a thousand networks meets the bound of all together.
/// </summary>
internal sealed class TrackingBrake(int perNetwork, int perMinute) : IDisposable
{
    /// <summary>Name of the rate limit on public tracking: codes are countable, ID numbers must not be guessable.</summary>
    public const string Limit = "tracking";

    private const int LongestCode = 60;

    /// <summary>
    /// So many minutes' worth may come at once: a bound that a few strangers used up in a moment would shut the holder out again.
    /// </summary>
    private const int Saved = 20;

    private readonly PartitionedRateLimiter<(string, string)> networks = PartitionedRateLimiter.Create<(string, string), (string, string)>(
        one => RateLimitPartition.GetFixedWindowLimiter(
            one, _ => new FixedWindowRateLimiterOptions { PermitLimit = perNetwork, Window = TimeSpan.FromMinutes(1) }));

    private readonly PartitionedRateLimiter<string> codes = PartitionedRateLimiter.Create<string, string>(
        code => RateLimitPartition.GetTokenBucketLimiter(code, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = (int)Math.Min(int.MaxValue, (long)Saved * perMinute),
            TokensPerPeriod = perMinute,
            ReplenishmentPeriod = TimeSpan.FromMinutes(1),
        }));

    /// <param name="network">See <see cref="Kernel.Web.ClientNetwork"/>.</param>
    public bool Allows(string code, string network)
    {
        // No code is as long: nothing is found and nothing kept.
        if (code.Length > LongestCode)
        {
            return true;
        }

        // What one network asks beyond its own bound takes nothing from the others'.
        using var own = networks.AttemptAcquire((code, network));
        if (!own.IsAcquired)
        {
            return false;
        }

        using var all = codes.AttemptAcquire(code);
        return all.IsAcquired;
    }

    public void Dispose()
    {
        networks.Dispose();
        codes.Dispose();
    }
}
