using System.Text.RegularExpressions;
using XaDienTu.Procedures.Contracts;

namespace XaDienTu.Procedures.Import;

/// <summary>Results are "name" + "Mã: KQ.G15.000031", one after the other, before the rest of the web page that was flattened with
/// them.</summary>
internal static partial class ResultReading
{
    public static IReadOnlyList<ProcedureResult> Read(string text, ContentFlags flags)
    {
        var end = text.IndexOf("Từ khóa", StringComparison.Ordinal);
        var listed = end < 0 ? text : text[..end];
        var results = new List<ProcedureResult>();
        var position = 0;
        foreach (Match code in Code().Matches(listed))
        {
            var name = PublishedText.ItemName(listed[position..code.Index]);
            position = code.Index + code.Length;
            if (name.Length == 0)
            {
                flags.Add("results", code.Value, "Có mã kết quả nhưng không có tên.");
                continue;
            }

            results.Add(new ProcedureResult(name, code.Groups["code"].Value));
        }

        var rest = PublishedText.ItemName(listed[position..]);
        if (rest.Length > 0 && !PublishedText.IsNothing(rest))
        {
            flags.Add("results", rest, "Kết quả không có mã.");
            results.Add(new ProcedureResult(rest));
        }
        else if (results.Count == 0)
        {
            flags.Add("results", listed, "Không ghi kết quả.");
        }

        return results;
    }

    [GeneratedRegex(@"Mã:\s*(?<code>KQ\.[A-Z]\d{2}\.\d{6})")]
    private static partial Regex Code();
}
