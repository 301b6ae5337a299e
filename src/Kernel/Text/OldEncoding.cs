using System.Text.RegularExpressions;

namespace XaDienTu.Kernel.Text;

/// <summary>
/// Writing of the fonts of before Unicode (TCVN 5712:1993, ".VnTime"), pasted as it is: "NguyÔn V¨n An". Only what cannot be right
/// is told: a sign, or a great letter with a mark, in the middle of a word of small letters.
/// </summary>
public static partial class OldEncoding
{
    public const string Sentence = "Chữ đang ở bảng mã cũ TCVN3 (phông .VnTime). Chuyển sang Unicode rồi dán lại.";

    /// <summary>So many words of a longer text; a lone one may be a slip of the shift key.</summary>
    private const int Enough = 2;

    /// <param name="isName">A name has few words: one will do.</param>
    public static bool IsIn(string text, bool isName = false) => InWord().Count(text) >= (isName ? 1 : Enough);

    [GeneratedRegex(@"(?<=\p{L})[¡-¦¨©«¬®¹»-¾](?=\p{L})|(?<=\p{L})[µ¶¸]|(?<=\p{Ll})[Æ-ÏĐÑ-ÖØ-Þ](?=\p{Ll})")]
    private static partial Regex InWord();
}
