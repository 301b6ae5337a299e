using System.Globalization;
using XaDienTu.Ui.Forms;

namespace XaDienTu.Cases.Web;

/// <summary>A date as a draft keeps it, whole or half: <c>2026-11-02</c>, <c>1958</c> or <c>31/4/2026</c> as typed.</summary>
internal static class TypedDate
{
    public static string Join(DateInput boxes)
    {
        string[] parts = boxes.YearOnly ? ["", "", Text(boxes.Year)] : [Text(boxes.Day), Text(boxes.Month), Text(boxes.Year)];
        return parts switch
        {
            ["", "", ""] => "",
            ["", "", var year] => year,
            _ => string.Join('/', parts),
        };
    }

    public static DateInput Of(string? kept)
    {
        if (DateOnly.TryParseExact(kept, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return DateInput.From(date);
        }

        return (kept ?? "").Split('/') switch
        {
            [var day, var month, var year] => new DateInput { Day = day, Month = month, Year = year },
            [var year] when year.Length > 0 => new DateInput { Year = year, YearOnly = year.Length == 4 },
            _ => new DateInput(),
        };
    }

    private static string Text(string? box) => box?.Trim() ?? "";
}
