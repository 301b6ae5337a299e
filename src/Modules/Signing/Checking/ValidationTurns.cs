namespace XaDienTu.Signing.Checking;

/// <summary>Few files are judged at a time at one node, and few wait: the rest of the portal stays usable whatever strangers
/// send.</summary>
internal sealed class ValidationTurns(int places, int mostWaiting, TimeSpan longest) : IDisposable
{
    private readonly SemaphoreSlim free = new(places, places);
    private int waiting;

    public static ValidationTurns ForThisNode() =>
        new(Environment.ProcessorCount, 4 * Environment.ProcessorCount, TimeSpan.FromSeconds(10));

    public int Places => places;

    public int MostWaiting => mostWaiting;

    /// <returns>The turn, to be given back; null when too many wait, or it took too long.</returns>
    public async Task<IDisposable?> TakeAsync(CancellationToken cancellation)
    {
        if (Interlocked.Increment(ref waiting) > mostWaiting)
        {
            Interlocked.Decrement(ref waiting);
            return null;
        }

        try
        {
            return await free.WaitAsync(longest, cancellation) ? new Turn(free) : null;
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }
    }

    public void Dispose() => free.Dispose();

    private sealed class Turn(SemaphoreSlim free) : IDisposable
    {
        private SemaphoreSlim? taken = free;

        public void Dispose() => Interlocked.Exchange(ref taken, null)?.Release();
    }
}
