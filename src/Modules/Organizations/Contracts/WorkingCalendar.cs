using XaDienTu.Kernel.Time;
using XaDienTu.Organizations.Calendar;

namespace XaDienTu.Organizations.Contracts;

/// <summary>
/// When an agency works, from 2000 to 2075. Immutable and made once per set of hours; every question is answered from running totals of
/// working minutes and working days, so a list of thousands of cases can ask it row by row.
/// </summary>
public sealed class WorkingCalendar
{
    public static readonly DateOnly FirstDay = new(2000, 1, 1);
    public static readonly DateOnly LastDay = new(2075, 12, 31);

    private readonly IReadOnlyList<WorkingSession>[] sessions;
    private readonly int[] minutesBefore;
    private readonly int[] workingDaysBefore;
    private readonly SpecialDays special;

    /// <param name="hours">In order of their first day; the first entry also covers everything before it.</param>
    internal WorkingCalendar(IReadOnlyList<WorkingHoursFrom> hours, SpecialDays special)
    {
        var days = LastDay.DayNumber - FirstDay.DayNumber + 1;
        this.special = special;
        sessions = new IReadOnlyList<WorkingSession>[days];
        minutesBefore = new int[days + 1];
        workingDaysBefore = new int[days + 1];

        var current = 0;
        for (var i = 0; i < days; i++)
        {
            var day = FirstDay.AddDays(i);
            while (current + 1 < hours.Count && hours[current + 1].From <= day)
            {
                current++;
            }

            var isWorkingDay = special.Worked.ContainsKey(day) || (!special.Off.ContainsKey(day) && !IsWeekend(day));
            var isOpenSaturday = day.DayOfWeek == DayOfWeek.Saturday && !special.Off.ContainsKey(day);
            sessions[i] = isWorkingDay ? hours[current].Hours.Weekday : isOpenSaturday ? hours[current].Hours.Saturday : [];
            minutesBefore[i + 1] = minutesBefore[i] + sessions[i].Sum(session => session.Minutes);
            workingDaysBefore[i + 1] = workingDaysBefore[i] + (isWorkingDay ? 1 : 0);
        }
    }

    /// <summary>A day that terms count: Monday to Friday or a make-up day, and no holiday.</summary>
    public bool IsWorkingDay(DateOnly day) => workingDaysBefore[Index(day) + 1] > workingDaysBefore[Index(day)];

    /// <summary>Work goes on from this instant: true at 07:30, false at 11:30.</summary>
    public bool IsWorkingTime(DateTimeOffset instant)
    {
        var time = TimeOf(instant);
        return sessions[Index(instant.VietnamDate())].Any(session => session.Start <= time && time < session.End);
    }

    /// <summary>The instant itself when it is working time, else the start of the next session.</summary>
    public DateTimeOffset NextWorkingInstant(DateTimeOffset instant)
    {
        if (IsWorkingTime(instant))
        {
            return instant.InVietnam();
        }

        var (day, time) = (instant.VietnamDate(), TimeOf(instant));
        foreach (var session in sessions[Index(day)])
        {
            if (session.Start > time)
            {
                return day.At(session.Start);
            }
        }

        do
        {
            day = day.AddDays(1);
        }
        while (sessions[Index(day)].Count == 0);

        return day.At(sessions[Index(day)][0].Start);
    }

    /// <summary>
    /// The first instant at which this much work has been done since <paramref name="from"/>; it may be the very end of a session.
    /// Nothing added leaves the instant as it is.
    /// </summary>
    public DateTimeOffset AddWorkingTime(DateTimeOffset from, TimeSpan amount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(amount, TimeSpan.Zero);
        if (amount == TimeSpan.Zero)
        {
            return from.InVietnam();
        }

        var target = Worked(from) + amount.Ticks;
        var day = LastIndexBelow(minutesBefore, (int)((target + TimeSpan.TicksPerMinute - 1) / TimeSpan.TicksPerMinute));
        var rest = target - (minutesBefore[day] * TimeSpan.TicksPerMinute);
        foreach (var session in sessions[day])
        {
            var length = session.Minutes * TimeSpan.TicksPerMinute;
            if (rest <= length)
            {
                return FirstDay.AddDays(day).At(session.Start).AddTicks(rest);
            }

            rest -= length;
        }

        throw new ArgumentOutOfRangeException(nameof(amount), amount, $"The working calendar ends on {LastDay:O}.");
    }

    /// <summary>Work done between two instants; negative when <paramref name="to"/> lies before <paramref name="from"/>.</summary>
    public TimeSpan WorkingTimeBetween(DateTimeOffset from, DateTimeOffset to) => TimeSpan.FromTicks(Worked(to) - Worked(from));

    /// <summary>
    /// The n-th working day after (or, negative, before) the day. Zero gives the day itself, or the next working day when it is off.
    /// </summary>
    public DateOnly AddWorkingDays(DateOnly day, int count)
    {
        var i = Index(day);
        var wanted = count > 0 ? workingDaysBefore[i + 1] + count : workingDaysBefore[i] + count + 1;
        if (wanted < 1 || wanted > workingDaysBefore[^1])
        {
            throw new ArgumentOutOfRangeException(nameof(count), count, $"The working calendar runs from {FirstDay:O} to {LastDay:O}.");
        }

        return FirstDay.AddDays(LastIndexBelow(workingDaysBefore, wanted));
    }

    /// <summary>The day itself, or the next working day when it is off.</summary>
    public DateOnly WorkingDayFrom(DateOnly day) => AddWorkingDays(day, 0);

    /// <summary>The first minute of work on a working day.</summary>
    public DateTimeOffset StartOf(DateOnly workingDay) => workingDay.At(sessions[Index(workingDay)][0].Start);

    /// <summary>The last minute of work on a working day: 17:00 by default.</summary>
    public DateTimeOffset EndOf(DateOnly workingDay) => workingDay.At(sessions[Index(workingDay)][^1].End);

    /// <summary>Weekdays that are off within the two days, with the holiday's name, in order.</summary>
    internal IEnumerable<(DateOnly Day, string Name)> DaysOff(DateOnly first, DateOnly last) =>
        Days(first, last).Where(day => !IsWeekend(day) && special.Off.ContainsKey(day)).Select(day => (day, special.Off[day]));

    /// <summary>Days worked within the two days although they would be off.</summary>
    internal IEnumerable<(DateOnly Day, string Note)> MakeUpDays(DateOnly first, DateOnly last) =>
        Days(first, last).Where(special.Worked.ContainsKey).Select(day => (day, special.Worked[day]));

    private static IEnumerable<DateOnly> Days(DateOnly first, DateOnly last)
    {
        for (var day = first; day <= last; day = day.AddDays(1))
        {
            yield return day;
        }
    }

    private static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    private static TimeOnly TimeOf(DateTimeOffset instant) => TimeOnly.FromTimeSpan(instant.InVietnam().TimeOfDay);

    private static int Index(DateOnly day) => day >= FirstDay && day <= LastDay
        ? day.DayNumber - FirstDay.DayNumber
        : throw new ArgumentOutOfRangeException(nameof(day), day, $"The working calendar runs from {FirstDay:O} to {LastDay:O}.");

    /// <summary>Ticks of work done since the calendar's first day.</summary>
    private long Worked(DateTimeOffset instant)
    {
        var day = Index(instant.VietnamDate());
        var time = TimeOf(instant);
        var ticks = minutesBefore[day] * TimeSpan.TicksPerMinute;
        foreach (var session in sessions[day])
        {
            ticks += time >= session.End ? session.Minutes * TimeSpan.TicksPerMinute
                : time > session.Start ? (time - session.Start).Ticks
                : 0;
        }

        return ticks;
    }

    /// <summary>The last place of a rising total that is still below the value: the day on which the value is reached.</summary>
    private static int LastIndexBelow(int[] totals, int value)
    {
        var (low, high) = (0, totals.Length - 1);
        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            (low, high) = totals[middle] < value ? (middle, high) : (low, middle);
        }

        return low;
    }
}
