using System.Globalization;

namespace XaDienTu.Kernel.Data;

/// <summary>
/// Names of the lists in which a full-text index keeps words apart. A row names its groups in the column of its groups, with a slash behind
/// each; the group without a name is all rows.
/// </summary>
public static class WordList
{
    /// <summary>A group by the end of an id, where it is random. Should two ever share that end, who may see a row is asked all the
    /// same.</summary>
    public static string Of(Guid? group) => $"{group?.ToString("N")[^12..]}/";

    /// <summary>A group's rows of one quarter of the year. Of the group without a name there are no others.</summary>
    public static string Of(Guid? group, int quarter) =>
        string.Create(CultureInfo.InvariantCulture, $"{Of(group)}{quarter / 4 % 100:D2}{(quarter % 4) + 1}");

    /// <summary>Quarters of the year in UTC, counted from year 0.</summary>
    public static int QuarterOf(DateTimeOffset at) => (at.UtcDateTime.Year * 4) + ((at.UtcDateTime.Month - 1) / 3);
}
