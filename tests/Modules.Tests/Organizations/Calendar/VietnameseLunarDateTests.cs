using CsCheck;
using Xunit;
using XaDienTu.Organizations.Calendar;

namespace XaDienTu.Modules.Tests.Organizations.Calendar;

public sealed class VietnameseLunarDateTests
{
    [Theory]
    [InlineData("1968-01-29", 1968)] // China: 30 January
    [InlineData("1985-01-21", 1985)] // China: 20 February
    [InlineData("2007-02-17", 2007)] // China: 18 February
    [InlineData("2015-02-19", 2015)]
    [InlineData("2020-01-25", 2020)]
    [InlineData("2026-02-17", 2026)]
    [InlineData("2030-02-02", 2030)] // China: 3 February
    [InlineData("2033-01-31", 2033)]
    public void Lunar_new_year_is_the_day_known_in_Vietnam(string day, int year) =>
        Assert.Equal(new VietnameseLunarDate(year, 1, 1), VietnameseLunarDate.Of(Calendars.Day(day)));

    [Fact]
    public void Hung_Kings_day_of_2026_is_the_26th_of_April() =>
        Assert.Equal(Calendars.Day("2026-04-26"), new VietnameseLunarDate(2026, 3, 10).ToSolar());

    [Theory]
    [InlineData(1984, 10, false)] // China repeated month 10; Vietnam repeated month 2 of 1985
    [InlineData(1985, 2, true)]
    [InlineData(2017, 6, true)]
    [InlineData(2020, 4, true)]
    [InlineData(2023, 2, true)]
    [InlineData(2025, 6, true)]
    [InlineData(2026, 6, false)]
    [InlineData(2033, 11, true)]
    public void Leap_months_are_known(int year, int month, bool leap)
    {
        var date = new VietnameseLunarDate(year, month, 1, LeapMonth: true);

        var error = Record.Exception(() => date.ToSolar());

        Assert.Equal(leap, error is null);
    }

    [Fact]
    public void A_day_the_month_does_not_have_is_refused() =>
        Assert.Throws<InvalidOperationException>(() => new VietnameseLunarDate(2026, 1, 31).ToSolar());

    [Fact]
    public void Every_day_from_1900_to_2100_goes_to_the_moon_and_back()
    {
        var previous = VietnameseLunarDate.Of(new DateOnly(1899, 12, 31));
        for (var day = new DateOnly(1900, 1, 1); day.Year <= 2100; day = day.AddDays(1))
        {
            var lunar = VietnameseLunarDate.Of(day);
            Assert.Equal(day, lunar.ToSolar());
            Assert.True(
                lunar.Day == previous.Day + 1 || (lunar.Day == 1 && previous.Day is 29 or 30), $"{previous} is followed by {lunar}");
            previous = lunar;
        }
    }

    [Fact]
    public void Lunar_new_year_always_falls_between_20_January_and_21_February() =>
        Gen.Int[1900, 2099].Sample(year =>
        {
            var newYear = new VietnameseLunarDate(year, 1, 1).ToSolar();
            return newYear >= new DateOnly(year, 1, 20) && newYear <= new DateOnly(year, 2, 21);
        });
}
