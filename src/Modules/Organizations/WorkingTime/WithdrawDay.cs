using System.Globalization;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Results;
using XaDienTu.Kernel.Time;

namespace XaDienTu.Organizations.WorkingTime;

/// <summary>Takes back a declared day that has not come yet.</summary>
internal sealed class WithdrawDay(OrganizationsDb db, Work work, TimeProvider clock)
{
    private static readonly Error Overtaken = Error.Conflict("calendar.changed", "Người khác vừa sửa lịch. Tải lại trang để xem.");

    public Task<Result<Done>> RunAsync(DateOnly date, Actor actor, CancellationToken cancellation) =>
        work.ChangeAsync(Overtaken, () => ChangeAsync(date, actor, cancellation), cancellation);

    private async Task<Result<Done>> ChangeAsync(DateOnly date, Actor actor, CancellationToken cancellation)
    {
        if (!WorkingTimeRights.MayDeclareDays(actor))
        {
            return WorkingTimeRights.NotDays;
        }

        if (await db.CalendarDays.FindAsync([date], cancellation) is not { } day)
        {
            return Error.NotFound(
                "calendar.day-unknown", $"Ngày {VietnamTime.Short(date)} không có trong các ngày đã khai. Tải lại trang để xem.");
        }

        if (date <= clock.VietnamToday())
        {
            return Error.Conflict("calendar.day-past", $"Ngày {VietnamTime.Short(date)} đã tới. Ngày đã qua giữ nguyên như đã khai.");
        }

        db.CalendarDays.Remove(day);
        db.Record(actor, clock.GetUtcNow(), "CalendarDayWithdrawn", "calendar-day", date.ToString("O", CultureInfo.InvariantCulture),
            new { day.Kind, day.Note });
        db.Touch();
        return new Done();
    }
}
