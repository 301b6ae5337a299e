using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Results;
using XaDienTu.Kernel.Web;

namespace XaDienTu.Sample.Reminders;

/// <summary>Says that it is done; said twice, it was done the first time.</summary>
internal sealed class CloseReminder(SampleDb db, Work work, OwnReminders own, ExpectedVersion expected, TimeProvider clock)
{
    private static readonly Error Overtaken = Error.Conflict("sample.changed", "Người khác vừa sửa việc này. Tải lại trang để xem.");

    public Task<Result<Reminder>> RunAsync(Guid id, Actor actor, CancellationToken cancellation) =>
        work.ChangeAsync(Overtaken, () => ChangeAsync(id, actor, cancellation), cancellation);

    private async Task<Result<Reminder>> ChangeAsync(Guid id, Actor actor, CancellationToken cancellation)
    {
        if (await own.Of(actor).SingleOrDefaultAsync(reminder => reminder.Id == id, cancellation) is not { } reminder)
        {
            return Error.NotFound("sample.unknown", "Không có việc này ở cơ quan mình. Tải lại trang rồi chọn lại.");
        }

        if (expected.Fault(reminder.Version) is { } stale)
        {
            return stale;
        }

        if (reminder.ClosedAt is null)
        {
            reminder.ClosedAt = clock.GetUtcNow();
            db.Record(actor, reminder.ClosedAt.Value, "SampleReminderClosed", "sample-reminder", reminder.Id.ToString());
        }

        return reminder;
    }
}
