using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Data;

namespace XaDienTu.Kernel.Upkeep;

/// <summary>Removes what has done its service, and lets the database prepare for the coming year.</summary>
internal sealed class Housekeeping(KernelDb db, IDatabaseProvider provider, TimeProvider clock)
{
    /// <summary>Delivered news: long enough to look back after a complaint; they hold personal data, so not longer.</summary>
    private static readonly TimeSpan KeepDelivered = TimeSpan.FromDays(30);

    /// <summary>Kept answers: no program repeats a request with the same key after a week.</summary>
    private static readonly TimeSpan KeepAnswers = TimeSpan.FromDays(7);

    public async Task RunAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var delivered = now - KeepDelivered;
        var answered = now - KeepAnswers;
        await provider.KeepUpAsync(db.Database, now, cancellation);
        await db.Outbox.Where(message => message.DeliveredAt < delivered).ExecuteDeleteAsync(cancellation);
        await db.Answers.Where(answer => answer.At < answered).ExecuteDeleteAsync(cancellation);
    }
}
