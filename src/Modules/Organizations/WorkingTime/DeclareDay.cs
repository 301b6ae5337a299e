using System.Globalization;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Results;
using XaDienTu.Kernel.Time;
using XaDienTu.Organizations.Calendar;
using XaDienTu.Organizations.Contracts;

namespace XaDienTu.Organizations.WorkingTime;

internal sealed record DeclareDayInput(DateOnly? Date, CalendarEntryKind? Kind, string? Note);

/// <summary>
/// Declares a day off or a day worked, as the Prime Minister's yearly notice of swaps does (Labour Code 2019, article 112.3).
/// From today on: terms that ran over a day in the past were counted already.
/// </summary>
internal sealed class DeclareDay(OrganizationsDb db, Work work, IWorkingCalendars calendars, IDatabaseProvider provider, TimeProvider clock)
{
    public async Task<Result<DateOnly>> RunAsync(DeclareDayInput input, Actor actor, CancellationToken cancellation)
    {
        if (!WorkingTimeRights.MayDeclareDays(actor))
        {
            return WorkingTimeRights.NotDays;
        }

        var faults = Faults(input, await calendars.DefaultAsync(cancellation));
        if (faults.Count > 0 || input.Date is not { } date || input.Kind is not { } kind)
        {
            return Error.Invalid("calendar.day", faults);
        }

        var taken = Error.Field("calendar.day-declared", nameof(input.Date),
            $"Ngày {VietnamTime.Short(date)} đã được khai. Bỏ ngày đã khai trước rồi khai lại.");
        if (await db.CalendarDays.FindAsync([date], cancellation) is not null)
        {
            return taken;
        }

        var day = new CalendarDay { Date = date, Kind = kind, Note = input.Note!.Trim() };
        db.CalendarDays.Add(day);
        db.Record(actor, clock.GetUtcNow(), "CalendarDayDeclared", "calendar-day", date.ToString("O", CultureInfo.InvariantCulture),
            new { day.Kind, day.Note });
        db.Touch();
        try
        {
            await work.SaveAsync(cancellation);
        }
        catch (Microsoft.EntityFrameworkCore.DbUpdateException failure) when (provider.IsUniqueViolation(failure))
        {
            return taken;
        }

        return date;
    }

    private Dictionary<string, string> Faults(DeclareDayInput input, WorkingCalendar calendar)
    {
        var faults = new Dictionary<string, string>();
        var today = clock.VietnamToday();
        if (input.Kind is null)
        {
            faults[nameof(input.Kind)] = "Chọn ngày nghỉ hay ngày làm bù.";
        }

        if (input.Date is not { } date || date < today || date > WorkingCalendar.LastDay)
        {
            faults[nameof(input.Date)] = $"Chọn ngày từ hôm nay, {VietnamTime.Short(today)}, trở đi.";
        }
        else if (input.Kind is CalendarEntryKind.DayOff && !calendar.IsWorkingDay(date))
        {
            faults[nameof(input.Date)] = $"Ngày {VietnamTime.Short(date)} vốn là ngày nghỉ, không cần khai.";
        }
        else if (input.Kind is CalendarEntryKind.WorkingDay && calendar.IsWorkingDay(date))
        {
            faults[nameof(input.Date)] = $"Ngày {VietnamTime.Short(date)} vốn là ngày làm việc, không cần khai.";
        }

        if (string.IsNullOrWhiteSpace(input.Note) || input.Note.Trim().Length > CalendarDay.MaxNoteLength)
        {
            faults[nameof(input.Note)] = $"Ghi lý do và số văn bản, không quá {CalendarDay.MaxNoteLength} chữ.";
        }

        return faults;
    }
}
