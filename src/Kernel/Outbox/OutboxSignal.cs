namespace XaDienTu.Kernel.Outbox;

/// <summary>Wakes the dispatcher of this process after a commit; other nodes and restarts find the rows by polling.</summary>
public sealed class OutboxSignal : IDisposable
{
    private readonly SemaphoreSlim raised = new(0, 1);
    private int isRaised;

    /// <summary>Raised twice, it is raised once: one wake-up delivers everything that waits.</summary>
    public void Raise()
    {
        if (Interlocked.Exchange(ref isRaised, 1) == 0)
        {
            raised.Release();
        }
    }

    public async Task<bool> WaitAsync(TimeSpan longest, CancellationToken cancellation)
    {
        var woken = await raised.WaitAsync(longest, cancellation);
        if (woken)
        {
            // Before the waiter looks for messages: what commits from here on wakes it again.
            Interlocked.Exchange(ref isRaised, 0);
        }

        return woken;
    }

    public void Dispose() => raised.Dispose();
}
