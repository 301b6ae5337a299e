using System.Data.Common;

namespace XaDienTu.Kernel.Data;

/// <summary>A started transaction of a <see cref="Work"/>; leaving it without commit undoes everything.</summary>
public sealed class WorkTransaction : IAsyncDisposable
{
    private readonly Work work;
    private readonly IDisposable? gate;
    private bool ended;

    internal WorkTransaction(Work work, DbTransaction transaction, IDisposable? gate)
    {
        this.work = work;
        this.gate = gate;
        Transaction = transaction;
    }

    internal DbTransaction Transaction { get; }

    private bool IsOutermost => gate is not null;

    /// <summary>Saves what is pending; the outermost one writes the traces, commits and lets the outbox run.</summary>
    public async Task CommitAsync(CancellationToken cancellation)
    {
        await work.FlushAsync(IsOutermost, cancellation);
        if (!IsOutermost)
        {
            return;
        }

        await Transaction.CommitAsync(cancellation);
        await EndAsync();
        work.Committed();
    }

    public async ValueTask DisposeAsync()
    {
        if (IsOutermost && !ended)
        {
            await EndAsync();
        }
    }

    private async Task EndAsync()
    {
        ended = true;
        try
        {
            await work.EndAsync(this);
            await Transaction.DisposeAsync();
            await work.ReleaseAsync();
        }
        finally
        {
            gate!.Dispose();
        }
    }
}
