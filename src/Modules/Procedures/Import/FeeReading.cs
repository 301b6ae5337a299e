using System.Globalization;
using System.Text.RegularExpressions;
using XaDienTu.Procedures.Contracts;

namespace XaDienTu.Procedures.Import;

/// <summary>Fees in dong, per case, page, copy or item; one entry for all channels when the rows agree, else one per channel.</summary>
internal static partial class FeeReading
{
    private const string DefaultName = "Phí, lệ phí";

    public static IReadOnlyList<Fee> Read(IReadOnlyList<SubmissionRow> rows, ContentFlags flags)
    {
        foreach (var row in rows)
        {
            FlagDoubts(row, flags);
        }

        var fees = rows.SelectMany(row => row.Fees.Select(fee => (row.Channel, Fee: fee, Prose: row.Description)))
            .Where(entry => entry.Fee is { Amount: not null, Currency: "VND" })
            .Select(entry => Named(entry.Fee, entry.Prose) with { Channel = entry.Channel })
            .Distinct()
            .ToList();
        var channels = rows.Select(row => row.Channel).Distinct().Count();
        return fees.GroupBy(fee => (fee.Amount, fee.Per))
            .SelectMany(same => same.Select(fee => fee.Channel).Distinct().Count() == channels
                ? [Longest(same) with { Channel = null }]
                : same.AsEnumerable())
            .ToList();
    }

    private static Fee Longest(IEnumerable<Fee> fees) => fees.MaxBy(fee => fee.Note?.Length ?? 0)!;

    /// <summary>The note "/trang" says what the fee is for; prose that names amounts (steps, ceilings, exemptions) goes with the
    /// fee.</summary>
    private static Fee Named(PublishedFee fee, string prose)
    {
        var unit = PerNote().Match(fee.Note ?? "");
        var per = unit.Success ? PerOf(unit.Groups["unit"].Value) : FeePer.Case;
        var note = per == FeePer.Item || !unit.Success ? fee.Note : null;
        return new Fee(DefaultName, fee.Amount!.Value, per, note ?? (AmountInProse().IsMatch(prose) ? PublishedText.Line(prose) : null));
    }

    private static FeePer PerOf(string unit) => unit switch
    {
        "trang" => FeePer.Page,
        "bản" => FeePer.Copy,
        "trường hợp" or "hồ sơ" or "lần" => FeePer.Case,
        _ => FeePer.Item,
    };

    private static void FlagDoubts(SubmissionRow row, ContentFlags flags)
    {
        if (row.Ambiguous)
        {
            flags.Add("fees", row.Cells, "Phí dính liền với thời gian, không tách được.");
        }
        else if (row.Fees.Count == 0 || row.Fees.Any(fee => fee.Amount is null))
        {
            flags.Add("fees", row.Cells, "Không ghi mức phí, lệ phí.");
        }

        foreach (var fee in row.Fees)
        {
            var prose = $"{fee.Note} {row.Description}";
            if (fee.Currency != "VND")
            {
                flags.Add("fees", row.Cells, $"Mức thu ghi bằng {fee.Currency}, không phải đồng Việt Nam.");
            }
            else if (SetElsewhere().IsMatch(fee.Note ?? ""))
            {
                flags.Add("fees", fee.Note!, "Mức thu do văn bản khác quy định, cần ghi mức của tỉnh.");
            }
            else if (fee.Amount is { } amount && OtherAmounts(prose, amount) is { Count: > 0 } others)
            {
                flags.Add("fees", prose, $"Cột phí ghi {Dong(amount)}, phần giải thích còn ghi {string.Join(", ", others)}.");
            }
        }
    }

    private static List<string> OtherAmounts(string prose, long amount) =>
        [.. AmountInProse().Matches(prose)
            .Select(match =>
                long.Parse(match.Groups["amount"].Value.Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture))
            .Where(other => other != amount)
            .Distinct()
            .Select(Dong)];

    private static string Dong(long amount) => amount.ToString("#,0", Vietnamese) + " đ";

    private static readonly NumberFormatInfo Vietnamese = new() { NumberGroupSeparator = "." };

    [GeneratedRegex(@"^/(?<unit>trang|bản|trường hợp|hồ sơ|lần|[\p{Ll} ]{2,30})$")]
    private static partial Regex PerNote();

    [GeneratedRegex(
        @"Hội đồng nhân dân|Ủy ban nhân dân cấp tỉnh quy định|theo quy định (?:của|tại) (?:Luật|Thông tư|Nghị)", RegexOptions.IgnoreCase)]
    private static partial Regex SetElsewhere();

    [GeneratedRegex(@"(?<![\d/.])(?<amount>\d{1,3}(?:\.\d{3})+|\d{4,}) ?(?:đồng|đ\b|/lần|VNĐ)", RegexOptions.IgnoreCase)]
    private static partial Regex AmountInProse();
}
