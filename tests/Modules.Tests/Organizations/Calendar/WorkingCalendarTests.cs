using CsCheck;
using Xunit;
using XaDienTu.Kernel.Time;
using XaDienTu.Organizations.Contracts;

namespace XaDienTu.Modules.Tests.Organizations.Calendar;

public sealed class WorkingCalendarTests
{
    private static readonly Gen<TimeSpan> Work = Gen.Int[0, 200 * 3600].Select(seconds => TimeSpan.FromSeconds(seconds));

    [Theory]
    [InlineData("2026-11-23 07:29", false)]
    [InlineData("2026-11-23 07:30", true)]
    [InlineData("2026-11-23 11:30", false)]
    [InlineData("2026-11-23 16:59", true)]
    [InlineData("2026-11-23 17:00", false)]
    [InlineData("2026-11-24 09:00", false)]
    [InlineData("2026-11-28 09:00", false)]
    public void Working_time_is_from_the_first_minute_to_before_the_last(string moment, bool working) =>
        Assert.Equal(working, Calendars.Official.IsWorkingTime(Calendars.Moment(moment)));

    [Theory]
    [InlineData("2026-11-23 08:00", "2026-11-23 08:00")]
    [InlineData("2026-11-23 12:00", "2026-11-23 13:30")]
    [InlineData("2026-11-23 17:00", "2026-11-25 07:30")]
    [InlineData("2026-02-13 17:30", "2026-02-23 07:30")]
    public void The_next_working_instant_skips_breaks_nights_and_holidays(string from, string next) =>
        Assert.Equal(Calendars.Moment(next), Calendars.Official.NextWorkingInstant(Calendars.Moment(from)));

    [Fact]
    public void A_saturday_counter_has_hours_but_no_working_day()
    {
        var saturday = Calendars.Day("2026-11-28");

        Assert.True(Calendars.OpenOnSaturday.IsWorkingTime(Calendars.Moment("2026-11-28 09:00")));
        Assert.False(Calendars.OpenOnSaturday.IsWorkingDay(saturday));
        Assert.Equal(Calendars.Day("2026-11-30"), Calendars.OpenOnSaturday.AddWorkingDays(saturday, 1));
    }

    [Fact]
    public void Hours_change_on_their_day()
    {
        var calendar = new WorkingCalendar(
            [new(WorkingCalendar.FirstDay, WorkingHours.Default), new(new(2026, 12, 1), WorkingHours.Parse("08:00-12:00 13:00-17:00", ""))],
            new(new Dictionary<DateOnly, string>(), new Dictionary<DateOnly, string>()));

        Assert.Equal(TimeSpan.FromHours(7.5),
            calendar.WorkingTimeBetween(Calendars.Moment("2026-11-30 00:00"), Calendars.Moment("2026-12-01 00:00")));
        Assert.Equal(
            TimeSpan.FromHours(8), calendar.WorkingTimeBetween(Calendars.Moment("2026-12-01 00:00"), Calendars.Moment("2026-12-02 00:00")));
    }

    [Theory]
    [InlineData("07:30-11:30 11:00-17:00")]
    [InlineData("11:30-07:30")]
    [InlineData("7:30-11:30")]
    [InlineData("")]
    public void Hours_that_overlap_or_run_backwards_are_refused(string weekday) => Assert.False(WorkingHours.TryParse(weekday, "", out _));

    [Fact]
    public void What_was_added_is_measured_again() =>
        Gen.Select(Calendars.Any, Calendars.Instant, Work).Sample((calendar, from, work) =>
            calendar.WorkingTimeBetween(from, calendar.AddWorkingTime(from, work)) == work);

    [Fact]
    public void Adding_twice_is_adding_the_sum() =>
        Gen.Select(Calendars.Any, Calendars.Instant, Work, Work).Sample((calendar, from, one, two) =>
            calendar.AddWorkingTime(calendar.AddWorkingTime(from, one), two) == calendar.AddWorkingTime(from, one + two));

    [Fact]
    public void Work_ends_within_a_session_or_at_its_end() =>
        Gen.Select(Calendars.Any, Calendars.Instant, Work).Where((_, _, work) => work > TimeSpan.Zero).Sample((calendar, from, work) =>
        {
            var end = calendar.AddWorkingTime(from, work);
            return calendar.IsWorkingTime(end.AddTicks(-1));
        });

    [Fact]
    public void Time_between_adds_up_over_any_middle() =>
        Gen.Select(Calendars.Any, Calendars.Instant, Calendars.Instant, Calendars.Instant).Sample((calendar, a, b, c) =>
            calendar.WorkingTimeBetween(a, b) + calendar.WorkingTimeBetween(b, c) == calendar.WorkingTimeBetween(a, c));

    [Fact]
    public void Working_days_forth_and_back_return_to_the_same_day() =>
        Gen.Select(Calendars.Any, Calendars.Instant, Gen.Int[1, 300]).Sample((calendar, from, count) =>
        {
            var start = calendar.WorkingDayFrom(from.VietnamDate());
            var end = calendar.AddWorkingDays(start, count);
            return calendar.IsWorkingDay(end) && calendar.AddWorkingDays(end, -count) == start;
        });

    [Fact]
    public void Counting_days_one_by_one_agrees_with_counting_at_once() =>
        Gen.Select(Calendars.Instant, Gen.Int[1, 40]).Sample((from, count) =>
        {
            var day = from.VietnamDate();
            for (var left = count; left > 0;)
            {
                day = day.AddDays(1);
                left -= Calendars.Official.IsWorkingDay(day) ? 1 : 0;
            }

            return day == Calendars.Official.AddWorkingDays(from.VietnamDate(), count);
        });

    [Fact]
    public void Outside_its_years_the_calendar_says_so() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Calendars.Official.IsWorkingDay(new DateOnly(1999, 12, 31)));
}
