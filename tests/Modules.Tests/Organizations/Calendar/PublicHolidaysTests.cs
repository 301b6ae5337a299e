using Xunit;
using XaDienTu.Organizations.Calendar;

namespace XaDienTu.Modules.Tests.Organizations.Calendar;

public sealed class PublicHolidaysTests
{
    [Fact]
    public void The_days_off_of_2026_are_the_announced_ones()
    {
        string[] expected =
        [
            "2026-01-01", "2026-01-02", "2026-02-16", "2026-02-17", "2026-02-18", "2026-02-19", "2026-02-20", "2026-04-27",
            "2026-04-30", "2026-05-01", "2026-08-31", "2026-09-01", "2026-09-02", "2026-11-24",
        ];

        Assert.Equal(expected, WeekdaysOff("2026-01-01", "2026-12-31"));
    }

    [Theory]
    [InlineData("2015-02-14", "2015-02-25", "2015-02-16 2015-02-17 2015-02-18 2015-02-19 2015-02-20 2015-02-23")]
    [InlineData("2016-02-01", "2016-02-20", "2016-02-08 2016-02-09 2016-02-10 2016-02-11 2016-02-12")]
    [InlineData("2017-01-20", "2017-02-10", "2017-01-26 2017-01-27 2017-01-30 2017-01-31 2017-02-01")]
    [InlineData("2023-01-15", "2023-01-31", "2023-01-20 2023-01-23 2023-01-24 2023-01-25 2023-01-26")]
    [InlineData("2023-04-20", "2023-05-10", "2023-05-01 2023-05-02 2023-05-03")]
    [InlineData("2024-08-25", "2024-09-10", "2024-09-02 2024-09-03")]
    [InlineData("2020-08-25", "2020-09-10", "2020-09-02")]
    public void Holidays_on_rest_days_move_to_the_next_working_days(string first, string last, string expected) =>
        Assert.Equal(expected, string.Join(' ', WeekdaysOff(first, last)));

    [Fact]
    public void Culture_day_is_off_only_from_2026()
    {
        Assert.True(Calendars.Official.IsWorkingDay(Calendars.Day("2025-11-24")));
        Assert.False(Calendars.Official.IsWorkingDay(Calendars.Day("2026-11-24")));
    }

    [Fact]
    public void Entries_swap_a_day_and_win_over_the_rules()
    {
        var calendar = Calendars.With(
            new(Calendars.Day("2027-04-29"), CalendarEntryKind.DayOff, "hoán đổi"),
            new(Calendars.Day("2027-04-24"), CalendarEntryKind.WorkingDay, "làm bù"),
            new(Calendars.Day("2027-04-30"), CalendarEntryKind.WorkingDay, "trực"));

        Assert.False(calendar.IsWorkingDay(Calendars.Day("2027-04-29")));
        Assert.True(calendar.IsWorkingDay(Calendars.Day("2027-04-24")));
        Assert.True(calendar.IsWorkingDay(Calendars.Day("2027-04-30")));
        Assert.True(calendar.IsWorkingTime(Calendars.Moment("2027-04-24 13:30")));
    }

    private static IEnumerable<string> WeekdaysOff(string first, string last)
    {
        for (var day = Calendars.Day(first); day <= Calendars.Day(last); day = day.AddDays(1))
        {
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !Calendars.Official.IsWorkingDay(day))
            {
                yield return $"{day:yyyy-MM-dd}";
            }
        }
    }
}
