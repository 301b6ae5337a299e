using System.Diagnostics;

namespace XaDienTu.Kernel.Data;

/// <summary>The stamps as this node read them last. Its own changes count at once, another node's after <see cref="Fresh"/> at the
/// latest.</summary>
public sealed class KnownStamps
{
    /// <summary>Short enough that nobody notices, long enough that a busy node does not ask for every request.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromMilliseconds(250);

    private volatile Reading? newest;
    private int changes;

    /// <summary>Null when they have to be read again.</summary>
    internal IReadOnlyDictionary<string, Guid>? Current =>
        newest is { } reading && Stopwatch.GetElapsedTime(reading.At) < Fresh ? reading.Stamps : null;

    /// <summary>Number of changes so far; taken before reading, given back with what was read.</summary>
    internal int Changes => Volatile.Read(ref changes);

    internal void Keep(IReadOnlyDictionary<string, Guid> stamps, long at, int changesBefore)
    {
        newest = new Reading(stamps, at);
        // Read perhaps before this node's own change was committed.
        if (Changes != changesBefore)
        {
            newest = null;
        }
    }

    internal void Forget()
    {
        Interlocked.Increment(ref changes);
        newest = null;
    }

    private sealed record Reading(IReadOnlyDictionary<string, Guid> Stamps, long At);
}
