using System.Globalization;
using CsCheck;
using XaDienTu.Kernel.Time;
using XaDienTu.Organizations.Calendar;
using XaDienTu.Organizations.Contracts;

namespace XaDienTu.Modules.Tests.Organizations.Calendar;

/// <summary>Calendars and random inputs shared by the tests of deadlines.</summary>
internal static class Calendars
{
    public static readonly WorkingCalendar Official = With();

    public static readonly WorkingCalendar OpenOnSaturday = new(
        [new(WorkingCalendar.FirstDay, WorkingHours.Parse("07:00-11:00 13:00-16:30", "07:30-11:00"))],
        PublicHolidays.Official.Between(2000, 2075, []));

    public static readonly Gen<WorkingCalendar> Any = Gen.Bool.Select(saturday => saturday ? OpenOnSaturday : Official);

    /// <summary>Instants between 2012 and 2032, down to the second, in UTC as the database gives them.</summary>
    public static readonly Gen<DateTimeOffset> Instant = Gen.Int[0, 20 * 365 * 86400 - 1]
        .Select(seconds => new DateTimeOffset(2012, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(seconds));

    public static readonly Gen<DueDateRule> Rule = Gen.Select(
        Gen.Int[1, 60], Gen.Enum<TermUnit>(), Gen.Enum<StartPolicy>(), (amount, unit, policy) => new DueDateRule(amount, unit, policy));

    public static WorkingCalendar With(params CalendarEntry[] entries) => new(
        [new(WorkingCalendar.FirstDay, WorkingHours.Default)], PublicHolidays.Official.Between(2000, 2075, entries));

    public static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A moment in Vietnam, written "2026-02-13 16:10".</summary>
    public static DateTimeOffset Moment(string moment) =>
        new(DateTime.ParseExact(moment, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), VietnamTime.Offset);
}
