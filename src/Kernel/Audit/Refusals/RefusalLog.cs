using System.Threading.Channels;

namespace XaDienTu.Kernel.Audit.Refusals;

/// <summary>
/// Refusals of this node on their way to the audit. They take no request's time, since a stranger could else tell by the clock a case that
/// is not his from one that is none; and they are braked, since whoever is refused may ask a thousand times a second and must not fill the
/// audit.
/// </summary>
internal sealed class RefusalLog(TimeProvider clock)
{
    /// <summary>For one actor and one address, each minute; beyond, only the 100th, the 1,000th … says how many there were.</summary>
    public const int MostAMinute = 10;

    private const int MostWaiting = 1000;
    private readonly Channel<AuditEvent> waiting = Channel.CreateBounded<AuditEvent>(
        new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });
    private readonly Lock gate = new();
    private Dictionary<(string Actor, string Kind), int> counts = [];
    private long minute;

    public ChannelReader<AuditEvent> Waiting => waiting.Reader;

    /// <param name="kind">What is counted together: the route.</param>
    /// <param name="make">The row, of how many there were in this minute so far.</param>
    public void Note(string actorId, string kind, Func<DateTimeOffset, int, AuditEvent> make)
    {
        var now = clock.GetUtcNow();
        var count = Count(actorId, kind, now.Ticks / TimeSpan.TicksPerMinute);
        if (count <= MostAMinute || IsPowerOfTen(count))
        {
            waiting.Writer.TryWrite(make(now, count));
        }
    }

    private int Count(string actorId, string kind, long thisMinute)
    {
        lock (gate)
        {
            if (thisMinute != minute)
            {
                (minute, counts) = (thisMinute, []);
            }

            return counts[(actorId, kind)] = counts.GetValueOrDefault((actorId, kind)) + 1;
        }
    }

    private static bool IsPowerOfTen(int count)
    {
        while (count % 10 == 0)
        {
            count /= 10;
        }

        return count == 1;
    }
}
