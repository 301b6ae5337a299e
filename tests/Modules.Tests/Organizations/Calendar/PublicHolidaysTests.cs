using Xunit;
using XaDienTu.Organizations.Calendar;
using XaDienTu.Organizations.Contracts;

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
    [InlineData("2016-04-10", "2016-05-10", "2016-04-18 2016-05-02 2016-05-03")]
    [InlineData("2017-04-25", "2017-05-10", "2017-05-01 2017-05-02")]
    [InlineData("2018-02-10", "2018-02-28", "2018-02-14 2018-02-15 2018-02-16 2018-02-19 2018-02-20")]
    [InlineData("2018-08-25", "2018-09-10", "2018-09-03")]
    [InlineData("2018-12-24", "2019-01-10", "2018-12-31 2019-01-01")]
    [InlineData("2019-02-01", "2019-02-20", "2019-02-04 2019-02-05 2019-02-06 2019-02-07 2019-02-08")]
    [InlineData("2019-04-10", "2019-05-10", "2019-04-15 2019-04-29 2019-04-30 2019-05-01")]
    [InlineData("2020-01-20", "2020-02-05", "2020-01-23 2020-01-24 2020-01-27 2020-01-28 2020-01-29")]
    [InlineData("2021-02-05", "2021-02-20", "2021-02-10 2021-02-11 2021-02-12 2021-02-15 2021-02-16")]
    [InlineData("2021-08-25", "2021-09-10", "2021-09-02 2021-09-03")]
    [InlineData("2022-01-25", "2022-02-10", "2022-01-31 2022-02-01 2022-02-02 2022-02-03 2022-02-04")]
    [InlineData("2022-04-05", "2022-05-10", "2022-04-11 2022-05-02 2022-05-03")]
    [InlineData("2023-08-25", "2023-09-10", "2023-09-01 2023-09-04")]
    [InlineData("2024-02-01", "2024-02-20", "2024-02-08 2024-02-09 2024-02-12 2024-02-13 2024-02-14")]
    [InlineData("2024-04-15", "2024-05-10", "2024-04-18 2024-04-29 2024-04-30 2024-05-01")]
    [InlineData("2025-01-20", "2025-02-10", "2025-01-27 2025-01-28 2025-01-29 2025-01-30 2025-01-31")]
    [InlineData("2025-04-01", "2025-05-10", "2025-04-07 2025-04-30 2025-05-01 2025-05-02")]
    [InlineData("2025-08-25", "2025-09-10", "2025-09-01 2025-09-02")]
    [InlineData("2027-02-01", "2027-02-20", "2027-02-05 2027-02-08 2027-02-09 2027-02-10 2027-02-11")]
    public void Holidays_on_rest_days_move_to_the_next_working_days(string first, string last, string expected) =>
        Assert.Equal(expected, string.Join(' ', WeekdaysOff(first, last)));

    [Theory]
    [InlineData("2014-12-27", "2015-02-14", "2015-04-25")]
    [InlineData("2019-01-05", "2019-05-04")]
    [InlineData("2024-05-04")]
    [InlineData("2025-04-26")]
    [InlineData("2026-01-10", "2026-08-22")]
    public void Saturdays_that_make_up_for_a_swapped_day_are_worked(params string[] days) =>
        Assert.All(days, day => Assert.True(Calendars.Official.IsWorkingDay(Calendars.Day(day))));

    [Fact]
    public void The_days_before_a_swap_are_counted_as_they_were_worked()
    {
        // Received Friday 28/12/2018: Monday and Tuesday were off, Saturday 5/1/2019 was worked.
        var due = new DueDateRule(4, TermUnit.WorkingDay, StartPolicy.None)
            .Compute(Calendars.Official, Calendars.Moment("2018-12-28 09:00"));

        Assert.Equal(Calendars.Day("2019-01-05"), DateOnly.FromDateTime(due.At.DateTime));
    }

    [Fact]
    public void Each_swap_takes_a_weekday_gives_a_weekend_day_and_tells_who_said_so()
    {
        Assert.All(PublicHolidays.Official.Swaps, swap =>
        {
            Assert.False(swap.Off.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday);
            Assert.Equal(DayOfWeek.Saturday, swap.Worked.DayOfWeek);
            Assert.InRange(Math.Abs(swap.Off.DayNumber - swap.Worked.DayNumber), 1, 14);
            Assert.NotEmpty(swap.Source);
        });
        Assert.All(PublicHolidays.Official.Announced, block => Assert.NotEmpty(block.Source));
    }

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
