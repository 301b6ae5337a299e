using System.Globalization;
using XaDienTu.Kernel.Time;

namespace XaDienTu.Cases.Process.Persons;

/// <summary>When somebody was born, in words: a day, or a year where no more is known.</summary>
internal static class BirthText
{
    /// <returns><c>05/02/1996</c>, <c>1952</c>, or nothing.</returns>
    public static string Of(DateOnly? day, int? year) =>
        day is { } born ? VietnamTime.Short(born) : year?.ToString(CultureInfo.InvariantCulture) ?? "";

    /// <summary>Whether what is claimed may be what is known: who names the year alone contradicts no day within it. Nothing claimed agrees
    /// with all.</summary>
    public static bool Agree((DateOnly? Day, int? Year) known, (DateOnly? Day, int? Year) claimed) =>
        (claimed.Day?.Year ?? claimed.Year) is not { } year
        || (year == (known.Day?.Year ?? known.Year) && (known.Day is null || claimed.Day is null || known.Day == claimed.Day));

    /// <summary>As an answer of an e-form is stored: <c>1996-02-05</c>, <c>1952</c>, or nothing.</summary>
    public static string Answer(CasePerson person) =>
        person.BirthDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            ?? person.BirthYear?.ToString(CultureInfo.InvariantCulture) ?? "";

    public static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, ["d/M/yyyy", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;

    public static int? Year(string text) =>
        text.Length == 4 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : null;
}
