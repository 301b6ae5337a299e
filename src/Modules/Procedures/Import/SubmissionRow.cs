using System.Globalization;
using System.Text.RegularExpressions;
using XaDienTu.Organizations.Contracts;
using XaDienTu.Procedures.Contracts;

namespace XaDienTu.Procedures.Import;

/// <summary>One row of the table "how to submit": channel, time, fees, free text. Null time = not stated.</summary>
/// <param name="Ambiguous">A bare number ran into the fee ("150,000 VNĐ"): neither of the two can be read.</param>
internal sealed record SubmissionRow(
    Channel Channel, PublishedTime? Time, IReadOnlyList<PublishedFee> Fees, string Description, bool Ambiguous, string Cells)
{
    public string Original =>
        $"{Channel switch { Channel.Online => "Trực tuyến", Channel.Counter => "Trực tiếp", _ => "Dịch vụ bưu chính" }}: {Cells}";
}

/// <param name="Unit">Null for a bare number.</param>
internal sealed record PublishedTime(int Amount, TermUnit? Unit);

/// <param name="Amount">Null when the row states no fee.</param>
/// <param name="Currency">"VND", or the foreign one as published.</param>
internal sealed record PublishedFee(long? Amount, string Currency, string? Note);

/// <summary>
/// Cuts the flattened table <c>cach_thuc_thuc_hien</c> into rows. Cells follow each other without a separator, so a row begins
/// where a channel is directly followed by something the time column can hold; the same words in prose are followed by a space.
/// </summary>
internal static partial class SubmissionTable
{
    public static IReadOnlyList<SubmissionRow> Read(string text)
    {
        var starts = RowStart().Matches(text);
        var rows = new List<SubmissionRow>(starts.Count);
        for (var i = 0; i < starts.Count; i++)
        {
            var end = i + 1 < starts.Count ? starts[i + 1].Index : text.Length;
            rows.Add(ReadRow(starts[i].Groups["channel"].Value, text[(starts[i].Index + starts[i].Length)..end]));
        }

        return rows;
    }

    private static SubmissionRow ReadRow(string channel, string cells)
    {
        var (time, rest) = ReadTime(cells, out var ambiguous);
        var fees = new List<PublishedFee>();
        while (!ambiguous && ReadFee(rest) is var (fee, after))
        {
            fees.Add(fee);
            rest = after;
        }

        return new SubmissionRow(ChannelOf(channel), time, fees, PublishedText.Clean(rest), ambiguous, cells);
    }

    private static (PublishedTime? Time, string Remainder) ReadTime(string cells, out bool ambiguous)
    {
        ambiguous = false;
        if (cells.StartsWith(PublishedText.Nothing, StringComparison.Ordinal))
        {
            return (null, cells[PublishedText.Nothing.Length..]);
        }

        if (TimeWithUnit().Match(cells) is { Success: true } withUnit)
        {
            var amount = int.Parse(withUnit.Groups["amount"].Value, CultureInfo.InvariantCulture);
            return (new PublishedTime(amount, UnitOf(withUnit.Groups["unit"].Value)), cells[withUnit.Length..]);
        }

        if (BareTime().Match(cells) is { Success: true } bare)
        {
            return (new PublishedTime(int.Parse(bare.Value, CultureInfo.InvariantCulture), null), cells[bare.Length..]);
        }

        ambiguous = true;
        return (null, cells);
    }

    private static (PublishedFee Fee, string Remainder)? ReadFee(string rest)
    {
        var match = FeeCell().Match(rest);
        if (!match.Success)
        {
            return null;
        }

        var after = rest[match.Length..];
        var note = BracketedNote(after);
        var fee = match.Groups["amount"] is { Success: true } amount
            ? new PublishedFee(
                long.Parse(amount.Value.Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture),
                CurrencyOf(match.Groups["currency"].Value),
                Unbracket(note))
            : new PublishedFee(match.Value.StartsWith("Miễn", StringComparison.Ordinal) ? 0 : null, "VND", Unbracket(note));
        return (fee, after[note.Length..]);
    }

    /// <summary>The bracket that follows the amount, to its matching end; notes hold brackets of their own.</summary>
    private static string BracketedNote(string text)
    {
        if (!text.StartsWith('('))
        {
            return "";
        }

        var depth = 0;
        for (var i = 0; i < text.Length; i++)
        {
            depth += text[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth == 0)
            {
                return text[..(i + 1)];
            }
        }

        return text;
    }

    private static string? Unbracket(string note)
    {
        var inner = note;
        while (inner.StartsWith('(') && inner.EndsWith(')') && BracketedNote(inner).Length == inner.Length)
        {
            inner = inner[1..^1];
        }

        inner = PublishedText.Line(inner);
        return inner.Length == 0 ? null : inner;
    }

    private static Channel ChannelOf(string published) => published switch
    {
        "Trực tuyến" => Channel.Online,
        "Trực tiếp" => Channel.Counter,
        _ => Channel.Post,
    };

    private static TermUnit UnitOf(string published) => published switch
    {
        "Ngày làm việc" => TermUnit.WorkingDay,
        "Ngày" => TermUnit.Day,
        "Tháng" => TermUnit.Month,
        _ => TermUnit.Hour,
    };

    private static string CurrencyOf(string published) => published is "USD" or "EUR" ? published : "VND";

    [GeneratedRegex(
        @"(?<channel>Trực tuyến|Trực tiếp|Dịch vụ bưu chính)(?=\d+(?: (?:Ngày|Giờ|Tháng)|Miễn phí|Không có thông tin|,\d{3})|\d+ (?:Việt Nam Đồng|VNĐ|Đồng|USD|EUR)|Không có thông tin|Miễn phí)")]
    private static partial Regex RowStart();

    [GeneratedRegex(@"^(?<amount>\d{1,4}) (?<unit>Ngày làm việc|Ngày|Giờ làm việc|Giờ|Tháng)")]
    private static partial Regex TimeWithUnit();

    [GeneratedRegex(@"^\d{1,4}(?=Miễn phí|Không có thông tin)")]
    private static partial Regex BareTime();

    // Thousands are "," in this column ("4,500,000 Việt Nam Đồng") and "." in the prose after it.
    [GeneratedRegex(@"^(?:Miễn phí|Không có thông tin|(?<amount>\d{1,3}(?:,\d{3})+|\d+) (?<currency>Việt Nam Đồng|VNĐ|Đồng|USD|EUR))")]
    private static partial Regex FeeCell();
}
