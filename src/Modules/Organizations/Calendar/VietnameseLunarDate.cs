using System.Collections.Concurrent;

namespace XaDienTu.Organizations.Calendar;

/// <summary>
/// A date of the Vietnamese lunar calendar at UTC+7 (Decision 121-CP of 1967). It is computed, not looked up, and differs from the
/// Chinese calendar when a new moon or the winter solstice falls between 23:00 and midnight in Hà Nội, as in 1985.
/// </summary>
/// <param name="Year">The lunar year, named by the solar year in which its first month begins.</param>
internal readonly record struct VietnameseLunarDate(int Year, int Month, int Day, bool LeapMonth = false)
{
    private static readonly ConcurrentDictionary<int, LunarMonth[]> Cycles = new();

    public static VietnameseLunarDate Of(DateOnly date)
    {
        var cycle = Cycle(date.Year + 1);
        if (date < cycle[0].First)
        {
            cycle = Cycle(date.Year);
        }

        var month = cycle.Last(month => month.First <= date);
        return new(month.Year, month.Number, date.DayNumber - month.First.DayNumber + 1, month.Leap);
    }

    public DateOnly ToSolar()
    {
        var (year, number, leap) = (Year, Month, LeapMonth);
        var month =
            Array.Find(Cycle(number >= 11 ? year + 1 : year), month => (month.Year, month.Number, month.Leap) == (year, number, leap));
        return month is not null && Day >= 1 && Day <= month.Days
            ? month.First.AddDays(Day - 1)
            : throw new InvalidOperationException($"The lunar calendar has no day {this}.");
    }

    /// <summary>The months from month 11 of the lunar year before (the one with the winter solstice) to month 10 of the given
    /// one.</summary>
    private static LunarMonth[] Cycle(int year) => Cycles.GetOrAdd(year, static year =>
    {
        var first = SolsticeMonth(year - 1);
        var months = SolsticeMonth(year) - first;
        var leap = months == 13 ? LeapIndex(first) : months;

        return [.. Enumerable.Range(0, months).Select(i =>
        {
            var ordinal = i < leap ? i : i - 1;
            var start = NewMoons.Day(first + i);
            var days = NewMoons.Day(first + i + 1).DayNumber - start.DayNumber;
            return new LunarMonth(ordinal < 2 ? year - 1 : year, ((10 + ordinal) % 12) + 1, i == leap, start, days);
        })];
    });

    private static int SolsticeMonth(int year)
    {
        const int SectorAfterWinterSolstice = 9;
        var k = NewMoons.LastOnOrBefore(new DateOnly(year, 12, 31));
        return NewMoons.SunSector(NewMoons.Day(k)) >= SectorAfterWinterSolstice ? k - 1 : k;
    }

    /// <summary>A year of thirteen months repeats the first month in which the sun enters no new sector.</summary>
    private static int LeapIndex(int first)
    {
        var i = 1;
        while (NewMoons.SunSector(NewMoons.Day(first + i)) != NewMoons.SunSector(NewMoons.Day(first + i + 1)))
        {
            i++;
        }

        return i;
    }

    private sealed record LunarMonth(int Year, int Number, bool Leap, DateOnly First, int Days);
}
