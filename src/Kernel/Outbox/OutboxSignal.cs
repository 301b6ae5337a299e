namespace XaDienTu.Kernel.Outbox;

/// <summary>Wakes the dispatcher of this process after a commit; other nodes and restarts find the rows by polling.</summary>
public sealed class OutboxSignal : IDisposable
{
    private readonly SemaphoreSlim raised = new(0, 1);

    public void Raise()
    {
        try
        {
            raised.Release();
        }
        catch (SemaphoreFullException)
        {
            // Already raised: one wake-up delivers everything that waits.
        }
    }

    public Task<bool> WaitAsync(TimeSpan longest, CancellationToken cancellation) => raised.WaitAsync(longest, cancellation);

    public void Dispose() => raised.Dispose();
}
