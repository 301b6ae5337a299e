using XaDienTu.Kernel;
using XaDienTu.Kernel.Time;

namespace XaDienTu.Organizations.Calendar;

/// <summary>
/// The public holidays of Vietnam (Labour Code 2019, articles 111 and 112) from the data file <c>holidays.json</c>:
/// rules with the years they hold, blocks announced for one year, and swapped days. There is no half holiday in the law. For a year that
/// nobody announced yet the rules alone speak (2027: nothing was announced when this was written); the administrator enters what comes.
/// </summary>
internal sealed record PublicHolidays(
    IReadOnlyList<HolidayRule> Rules, IReadOnlyList<AnnouncedBlock> Announced, IReadOnlyList<SwappedDay> Swaps)
{
    public static PublicHolidays Official { get; } = Read();

    /// <summary>Days off and days worked in these years; the administrator's entries come last and win.</summary>
    public SpecialDays Between(int firstYear, int lastYear, IEnumerable<CalendarEntry> entered)
    {
        var off = new Dictionary<DateOnly, string>();
        for (var year = firstYear; year <= lastYear; year++)
        {
            foreach (var rule in Rules.Where(rule => rule.HoldsIn(year)))
            {
                var first = Announced.FirstOrDefault(block => block.First.Year == year && block.Name == rule.Name)?.First
                    ?? rule.FirstDay(year);
                for (var i = 0; i < rule.Days; i++)
                {
                    off.TryAdd(first.AddDays(i), rule.Name);
                }
            }
        }

        Compensate(off);

        var worked = new Dictionary<DateOnly, string>();
        foreach (var entry in Swaps.SelectMany(swap => swap.Entries).Concat(entered))
        {
            var (to, from) = entry.Kind == CalendarEntryKind.DayOff ? (off, worked) : (worked, off);
            from.Remove(entry.Date);
            to[entry.Date] = entry.Note;
        }

        return new(off, worked);
    }

    /// <summary>Article 111.3: for a holiday on the weekly rest day the next working day is off.</summary>
    private static void Compensate(Dictionary<DateOnly, string> off)
    {
        foreach (var (holiday, name) in off.Where(day => IsWeeklyRest(day.Key)).OrderBy(day => day.Key).ToList())
        {
            var day = holiday;
            while (IsWeeklyRest(day) || off.ContainsKey(day))
            {
                day = day.AddDays(1);
            }

            off.Add(day, $"nghỉ bù {name}");
        }
    }

    private static bool IsWeeklyRest(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    private static PublicHolidays Read()
    {
        using var stream = typeof(PublicHolidays).Assembly.GetManifestResourceStream("holidays.json")!;
        using var reader = new StreamReader(stream);
        return JsonText.Parse<PublicHolidays>(reader.ReadToEnd());
    }
}

/// <param name="Offset">Days from the named day to the first day off: -1 begins the day before.</param>
internal sealed record HolidayRule(
    string Name, int Month, int Day, bool Lunar = false, int Offset = 0, int Days = 1, int? From = null, int? To = null)
{
    public bool HoldsIn(int year) => year >= (From ?? year) && year <= (To ?? year);

    public DateOnly FirstDay(int year) =>
        (Lunar ? new VietnameseLunarDate(year, Month, Day).ToSolar() : new DateOnly(year, Month, Day)).AddDays(Offset);
}

/// <summary>The first day of a holiday as announced for its year, in place of the rule's own.</summary>
/// <param name="Source">Who said so, where.</param>
/// <param name="Unverified">The days agree with what was published, but the paper itself was not seen.</param>
internal sealed record AnnouncedBlock(string Name, DateOnly First, string Source, bool Unverified = false);

/// <summary>A working day between days off that is worked on a Saturday instead; both halves, so that none is forgotten.</summary>
/// <inheritdoc cref="AnnouncedBlock" path="/param"/>
internal sealed record SwappedDay(DateOnly Off, DateOnly Worked, string Occasion, string Source, bool Unverified = false)
{
    public IEnumerable<CalendarEntry> Entries =>
    [
        new(Off, CalendarEntryKind.DayOff, $"hoán đổi dịp {Occasion}"),
        new(Worked, CalendarEntryKind.WorkingDay, $"làm bù cho {VietnamTime.DayName(Off.DayOfWeek)} {VietnamTime.Short(Off)}"),
    ];
}

/// <summary>Days that are not what their weekday says, each with the reason.</summary>
internal sealed record SpecialDays(IReadOnlyDictionary<DateOnly, string> Off, IReadOnlyDictionary<DateOnly, string> Worked);
