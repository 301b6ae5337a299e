using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace XaDienTu.Printing;

/// <summary>
/// Says in the file's catalogue that the text is Vietnamese, so that screen readers pick the right voice; the PDF writer
/// has no setting for it. Everything behind the insertion moves, so the cross-reference table is written anew.
/// </summary>
internal static partial class PdfLanguage
{
    private const string Entry = "/Lang (vi-VN)\n";

    public static byte[] MarkVietnamese(byte[] pdf)
    {
        // One byte is one character here: nothing is lost on the way there and back.
        var text = Encoding.Latin1.GetString(pdf);
        var tableAt = text.LastIndexOf("\nxref\n", StringComparison.Ordinal) + 1;
        var (body, table) = (text[..tableAt], text[tableAt..]);
        var root = int.Parse(Root().Match(table).Groups[1].ValueSpan, CultureInfo.InvariantCulture);
        var offset = int.Parse(Offsets().Matches(table)[root].Groups[1].ValueSpan, CultureInfo.InvariantCulture);
        var insertAt = body.IndexOf("<<", offset, StringComparison.Ordinal) + 2;
        table = Offsets().Replace(table, entry => Moved(entry, insertAt));
        table = Start().Replace(table, string.Create(CultureInfo.InvariantCulture, $"startxref\n{tableAt + Entry.Length}\n"));
        return Encoding.Latin1.GetBytes(string.Concat(body.AsSpan(0, insertAt), Entry, body.AsSpan(insertAt), table));
    }

    private static string Moved(Match entry, int insertAt)
    {
        var offset = int.Parse(entry.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
        return string.Create(
            CultureInfo.InvariantCulture, $"{(offset < insertAt ? offset : offset + Entry.Length):D10}{entry.Groups[2].Value}");
    }

    [GeneratedRegex(@"/Root (\d+) 0 R")]
    private static partial Regex Root();

    [GeneratedRegex(@"(\d{10})( \d{5} [nf])")]
    private static partial Regex Offsets();

    [GeneratedRegex(@"startxref\n\d+\n")]
    private static partial Regex Start();
}
