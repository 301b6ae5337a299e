using System.Globalization;
using System.Text.RegularExpressions;
using XaDienTu.Organizations.Contracts;
using XaDienTu.Procedures.Contracts;
using XaDienTu.Procedures.Publishing;

namespace XaDienTu.Procedures.Import;

/// <summary>The term of a procedure out of the rows of its table; a flag wherever the rows do not say it beyond doubt.</summary>
internal static partial class TermReading
{
    private const string SameDay = "Trong ngày; nhận sau 15 giờ thì trả trong ngày làm việc tiếp theo";

    public static Term Read(IReadOnlyList<SubmissionRow> rows, string field, string steps, ContentFlags flags)
    {
        var original = string.Join("; ", rows.Select(row => row.Original));
        var times = rows.Select(row => row.Time).Distinct().ToList();
        if (rows.Count == 0 || times is [null])
        {
            flags.Add("term", original, rows.Any(row => row.Ambiguous)
                ? "Thời gian dính liền với phí, không tách được."
                : "Không ghi thời hạn giải quyết.");
            return new Term { Text = "" };
        }

        if (times.Count > 1)
        {
            flags.Add("term", original, "Thời hạn khác nhau theo cách nộp.");
            return new Term { Text = Describe(times.OfType<PublishedTime>().OrderByDescending(time => time.Amount).First()) };
        }

        return times[0] is { Unit: { } unit } time
            ? ReadStated(time.Amount, unit, rows, flags)
            : ReadBare(times[0]!.Amount, field, steps, original, flags);
    }

    /// <summary>
    /// A bare "1" stands for "the same day; received after 15:00, the next working day" where the law on civil status says so,
    /// or where the steps of the procedure themselves speak of 15:00. Every other bare number has lost its unit.
    /// </summary>
    private static Term ReadBare(int amount, string field, string steps, string original, ContentFlags flags)
    {
        if (amount == 1 && (field is "Hộ tịch" or "Chứng thực" || FifteenOClock().IsMatch(steps)))
        {
            return new Term { Amount = 1, Unit = TermUnit.WorkingDay, Policy = StartPolicy.SameDay15, Text = SameDay };
        }

        flags.Add("term", original, $"Chỉ ghi số {amount}, không ghi đơn vị thời gian.");
        return new Term { Text = amount.ToString(CultureInfo.InvariantCulture) };
    }

    private static Term ReadStated(int amount, TermUnit unit, IReadOnlyList<SubmissionRow> rows, ContentFlags flags)
    {
        var term = new Term { Amount = amount, Unit = unit, Text = Describe(new PublishedTime(amount, unit)) };
        foreach (var description in rows.Select(row => row.Description).Distinct())
        {
            var others = TimeInProse().Matches(description)
                .Where(match => int.Parse(match.Groups["amount"].Value, CultureInfo.InvariantCulture) != amount
                    || (match.Groups["working"].Success ? TermUnit.WorkingDay : TermUnit.Day) != unit)
                .Select(match => match.Value.ToLowerInvariant())
                .Distinct()
                .ToList();
            if (others.Count > 0)
            {
                flags.Add("term", description, $"Bảng ghi {term.Text}, phần mô tả còn ghi {string.Join(", ", others)}.");
            }
        }

        return term;
    }

    private static string Describe(PublishedTime time) =>
        time.Unit is { } unit ? TermWords.Of(time.Amount, unit) : time.Amount.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\b15 ?(?:giờ|h)\b", RegexOptions.IgnoreCase)]
    private static partial Regex FifteenOClock();

    // "ngày" followed by a date ("ngày 15/11/2016") never matches: the number stands before the word.
    [GeneratedRegex(@"\b0?(?<amount>\d{1,3}) ngày(?<working> làm việc)?\b", RegexOptions.IgnoreCase)]
    private static partial Regex TimeInProse();
}
