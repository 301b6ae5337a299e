using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Jobs;

namespace XaDienTu.Kernel.Upkeep;

/// <summary>Removes what has done its service, and lets the database prepare for the coming year.</summary>
internal sealed class Housekeeping(KernelDb db, Work work, IDatabaseProvider provider) : IJob
{
    /// <summary>Delivered news: long enough to look back after a complaint; they hold personal data, so not longer.</summary>
    private static readonly TimeSpan KeepDelivered = TimeSpan.FromDays(30);

    /// <summary>Kept answers: no program repeats a request with the same key after a week.</summary>
    private static readonly TimeSpan KeepAnswers = TimeSpan.FromDays(7);

    public async Task RunAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        // On the embedded database it writes like everybody else: in its turn.
        await using var transaction = await work.BeginAsync(cancellation);
        var delivered = now - KeepDelivered;
        var answered = now - KeepAnswers;
        await provider.KeepUpAsync(db.Database, now, cancellation);
        await db.Outbox.Where(message => message.DeliveredAt < delivered).ExecuteDeleteAsync(cancellation);
        await db.Answers.Where(answer => answer.At < answered).ExecuteDeleteAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }
}
