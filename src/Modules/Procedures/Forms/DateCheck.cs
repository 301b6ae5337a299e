using System.Globalization;
using System.Text.RegularExpressions;
using XaDienTu.Kernel.Time;
using XaDienTu.Procedures.Contracts;

namespace XaDienTu.Procedures.Forms;

/// <summary>A date typed as day/month/year or sent as yyyy-MM-dd, or a year alone where the field allows it.</summary>
internal static partial class DateCheck
{
    private const int FirstYear = 1880;

    public static (string? Value, string? Error) Run(FormField field, string typed, DateOnly today)
    {
        if (YearOnly().IsMatch(typed))
        {
            return CheckYear(field, typed, today);
        }

        var match = DayMonthYear().Match(typed);
        if (!match.Success)
        {
            match = Iso().Match(typed);
        }

        if (!match.Success)
        {
            return (typed, $"{field.Title} cần đủ ngày, tháng, năm, ví dụ 02/11/1996.");
        }

        var (day, month, year) = (Part(match, "day"), Part(match, "month"), Part(match, "year"));
        if (month is < 1 or > 12 || day < 1 || year is < FirstYear or > 9999 || day > DateTime.DaysInMonth(year, month))
        {
            return (typed, year is >= FirstYear and <= 9999
                ? $"Ngày {day:00}/{month:00} không có{LeapYear(day, month, year)}. Kiểm tra lại ngày hoặc tháng."
                : $"Năm {year} không đúng. Ghi đủ 4 chữ số của năm.");
        }

        var date = new DateOnly(year, month, day);
        var value = date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return field.PastDate && date > today
            ? (value, $"{field.Title} không được sau hôm nay, {VietnamTime.Short(today)}.")
            : (value, null);
    }

    private static (string? Value, string? Error) CheckYear(FormField field, string typed, DateOnly today)
    {
        if (!field.AllowYearOnly)
        {
            return (typed, $"{field.Title} cần đủ ngày, tháng, năm, mới có năm {typed}.");
        }

        var year = int.Parse(typed, CultureInfo.InvariantCulture);
        return year < FirstYear ? (typed, $"Năm {year} không đúng. Kiểm tra lại năm.")
            : field.PastDate && year > today.Year ? (typed, $"{field.Title} không được sau hôm nay, {VietnamTime.Short(today)}.")
            : (typed, null);
    }

    private static string LeapYear(int day, int month, int year) => (day, month) == (29, 2) ? $" trong năm {year}" : "";

    private static int Part(Match match, string name) => int.Parse(match.Groups[name].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\d{4}$")]
    private static partial Regex YearOnly();

    [GeneratedRegex(@"^(?<day>\d{1,2})[/.\-\s](?<month>\d{1,2})[/.\-\s](?<year>\d{1,4})$")]
    private static partial Regex DayMonthYear();

    [GeneratedRegex(@"^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})$")]
    private static partial Regex Iso();
}
