using XaDienTu.Kernel.Time;
using XaDienTu.Organizations.Calendar;

namespace XaDienTu.Organizations.Contracts;

public enum TermUnit
{
    Hour,
    WorkingDay,
    Day,
    Month,
}

/// <summary>What the hour of receipt does to the start of a term.</summary>
public enum StartPolicy
{
    /// <summary>The hour does not matter; counting starts after the day of receipt.</summary>
    None,

    /// <summary>After 15:00, or on a day off, a case counts as received at the start of the next working day.</summary>
    After15,

    /// <summary>The day of receipt is day 1; after 15:00, or on a day off, the next working day is (civil status).</summary>
    SameDay15,
}

/// <summary>A due date with the sentences that show how it was counted.</summary>
/// <param name="At">Always at +07:00.</param>
public sealed record DueDate(DateTimeOffset At, IReadOnlyList<string> Derivation);

/// <summary>
/// The term of a procedure. A term in working days starts the next working day (Decree 61/2018; Decree 118/2025), one in days or months
/// leaves the first day out and ends on the next working day when its last day is off (Civil Code 2015, articles 147 and 148);
/// both end with the working day. A term in hours counts working hours.
/// </summary>
public sealed record DueDateRule(int Amount, TermUnit Unit, StartPolicy Policy = StartPolicy.None)
{
    private static readonly TimeOnly LatestReceipt = new(15, 0);

    /// <summary>About ten years; a longer term is a slip of the keyboard.</summary>
    public static int MaxAmount(TermUnit unit) => unit switch
    {
        TermUnit.Hour => 20_000,
        TermUnit.WorkingDay => 2_500,
        TermUnit.Day => 3_650,
        TermUnit.Month => 120,
        _ => throw new ArgumentOutOfRangeException(nameof(unit)),
    };

    public DueDate Compute(WorkingCalendar calendar, DateTimeOffset receivedAt)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Amount, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Amount, MaxAmount(Unit));
        var received = receivedAt.InVietnam();
        var start = Start(calendar, received);
        var derivation = new Derivation(calendar).Received(received, start);
        if (Unit == TermUnit.Hour)
        {
            var from = calendar.NextWorkingInstant(start);
            var due = calendar.AddWorkingTime(from, TimeSpan.FromHours(Amount));
            return derivation.DaysOff(received.VietnamDate(), due.VietnamDate()).Hours(Amount, from, due).Due(due);
        }

        var (first, last) = Days(calendar, start.VietnamDate());
        var end = calendar.WorkingDayFrom(last);
        return derivation.DaysOff(received.VietnamDate(), end).Days(this, first, last, end).Due(calendar.EndOf(end));
    }

    /// <summary>The full term anew from the moment the papers were complete (Decree 61/2018).</summary>
    public DueDate Restart(WorkingCalendar calendar, DateTimeOffset completedAt)
    {
        var due = Compute(calendar, completedAt);
        return due with { Derivation = ["Đã bổ sung đủ giấy tờ, thời hạn tính lại từ đầu.", .. due.Derivation] };
    }

    /// <summary>The due date moved on by the working time of a wait; the remaining time stays the same.</summary>
    public static DueDate Pause(WorkingCalendar calendar, DateTimeOffset due, DateTimeOffset waitFrom, DateTimeOffset waitUntil)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(waitUntil, waitFrom);
        var wait = calendar.WorkingTimeBetween(waitFrom, waitUntil);
        var moved = calendar.AddWorkingTime(due, wait);
        return new Derivation(calendar).Waited(waitFrom, waitUntil, wait).DaysOff(due.VietnamDate(), moved.VietnamDate()).Due(moved);
    }

    private DateTimeOffset Start(WorkingCalendar calendar, DateTimeOffset received)
    {
        var day = received.VietnamDate();
        var isInTime = calendar.IsWorkingDay(day) && TimeOnly.FromDateTime(received.DateTime) <= LatestReceipt;
        return Policy == StartPolicy.None || isInTime ? received : calendar.StartOf(calendar.AddWorkingDays(day, 1));
    }

    private (DateOnly First, DateOnly Last) Days(WorkingCalendar calendar, DateOnly start)
    {
        var dayOne = Policy == StartPolicy.SameDay15 ? 0 : 1;
        return Unit switch
        {
            TermUnit.WorkingDay => (calendar.AddWorkingDays(start, dayOne), calendar.AddWorkingDays(start, dayOne + Amount - 1)),
            TermUnit.Day => (start.AddDays(dayOne), start.AddDays(dayOne + Amount - 1)),
            TermUnit.Month => (start.AddDays(dayOne), start.AddMonths(Amount).AddDays(dayOne - 1)),
            _ => throw new InvalidOperationException($"{Unit} is not counted in days."),
        };
    }
}
