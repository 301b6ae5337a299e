using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Jobs;

namespace XaDienTu.Sample.Reminders;

/// <summary>What was done a year ago nobody looks for: the audit tells that it was.</summary>
internal sealed class ForgetReminders(SampleDb db) : IJob
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(365);

    public Task RunAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        var latest = now - Kept;
        return db.Reminders.Where(reminder => reminder.ClosedAt < latest).ExecuteDeleteAsync(cancellation);
    }
}
