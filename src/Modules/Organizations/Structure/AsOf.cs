using System.Globalization;

namespace XaDienTu.Organizations.Structure;

/// <summary>The day for which the tree is shown.</summary>
internal static class AsOf
{
    public static DateOnly Read(string? text, DateOnly today, Dictionary<string, string> faults)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return today;
        }

        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            faults["at"] = $"Tham số at phải là một ngày như 2016-01-01, không phải “{text}”.";
        }

        return day;
    }
}
