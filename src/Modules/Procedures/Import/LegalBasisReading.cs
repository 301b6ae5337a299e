using System.Text.RegularExpressions;
using XaDienTu.Procedures.Contracts;

namespace XaDienTu.Procedures.Import;

/// <summary>
/// Legal texts are "name" + "number" without a separator. Names quote numbers themselves, between spaces; the number that ends an
/// entry is glued to what stands before it, or to the name of the next entry.
/// </summary>
internal static partial class LegalBasisReading
{
    private const string Header = "Tên văn bản pháp lýMã văn bản";

    public static IReadOnlyList<LegalBasis> Read(string text, ContentFlags flags)
    {
        var list = text.Replace(Header, "", StringComparison.Ordinal);
        if (PublishedText.IsNothing(list))
        {
            return [];
        }

        var laws = new List<LegalBasis>();
        var position = 0;
        foreach (Match match in Number().Matches(list))
        {
            var (glued, number) = Split(list[position..match.Index], match.Value);
            var name = NameOf(list[position..match.Index] + glued, number);
            position = match.Index + match.Length;
            if (number is null)
            {
                flags.Add("legalBasis", name + match.Value, "Số văn bản dính liền với số phía trước.");
            }

            laws.Add(new LegalBasis(name, number));
        }

        var rest = PublishedText.ItemName(list[position..]);
        if (rest.Length > 0)
        {
            flags.Add("legalBasis", rest, "Văn bản không có số tách riêng.");
            laws.Add(new LegalBasis(rest));
        }

        return [.. laws.GroupBy(law => law.Number ?? law.Name).Select(same => same.MaxBy(law => law.Name.Length)!)];
    }

    /// <summary>
    /// A name may end with digits of its own: a year ("năm 202446/2024/QH15") or a National Assembly's number ("60/2014/QH1360/2014/QH13").
    /// Any other run of more than four digits is left to an officer.
    /// </summary>
    private static (string Glued, string? Number) Split(string before, string match)
    {
        var digits = match.TakeWhile(char.IsAsciiDigit).Count();
        return digits switch
        {
            > 2 when before.EndsWith("/QH", StringComparison.Ordinal) => (match[..2], match[2..]),
            <= 4 => ("", match),
            _ when match.StartsWith("20", StringComparison.Ordinal) || match.StartsWith("19", StringComparison.Ordinal) =>
                (match[..4], match[4..]),
            _ => ("", null),
        };
    }

    /// <summary>Some agencies write "Thông tư số …" in the number column too: those words belong to the number.</summary>
    private static string NameOf(string published, string? number)
    {
        var name = PublishedText.ItemName(RepeatedKind().Replace(published, ""));
        return name.Length > 0 && !Kind().IsMatch(name) ? name : $"{name} {number}".Trim();
    }

    // The known endings first: what follows them may begin with a small letter ("NĐ-CPsửa đổi"). Other endings are taken as far
    // as their capitals go, less the capital that begins the next name ("TT-BTCNghị định").
    private const string Ending =
        @"(?:\.\d{1,2})?/(?:\d{4}/)?(?>QH\d{1,2}|NĐ-CP|NQ-CP|QĐ-TTg|CT-TTg|NQ-HĐND|QĐ-UBND"
        + @"|TT-(?:BTC|BTP|BCA|BXD|BNNMT|BNNPTNT|BTNMT|BNV|BYT|BCT|BGTVT|BLĐTBXH|BKHĐT|BGDĐT|BKHCN|BTTTT|BVHTTDL|BQP|BNG|NHNN|VPCP)"
        + @"|\p{Lu}{2,}\d?(?:-\p{Lu}+\d*)*(?=$|[\s.,;\-“\d]|\p{Lu}[^\p{Lu}]|\p{Lu}{2,}\s))";

    [GeneratedRegex(
        @"(?<=[^\s\d/(.,\-]|[^\s\d][.;)])\d{1,8}" + Ending
        + @"|(?<=[\s/\-])(?:19|20)\d{2}\d{1,3}" + Ending
        + @"|(?<=\s)\d{1,4}" + Ending + @"(?=\p{Lu}|$)")]
    private static partial Regex Number();

    [GeneratedRegex(@"(?<=\S)(?:Thông tư|Nghị định|Luật|Quyết định|Nghị quyết)(?: số)?\s*$")]
    private static partial Regex RepeatedKind();

    [GeneratedRegex(@"^(?:Thông tư|Nghị định|Luật|Quyết định|Nghị quyết)(?: số)?$")]
    private static partial Regex Kind();
}
