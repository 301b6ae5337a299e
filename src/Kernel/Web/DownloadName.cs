using System.Globalization;
using System.Text;

namespace XaDienTu.Kernel.Web;

/// <summary>
/// The name under which a browser saves a file that a stranger named. Control characters break headers, format characters (U+202E)
/// show "gpj.exe" as "exe.jpg".
/// </summary>
public static class DownloadName
{
    private const int MaxLength = 200;

    public static string Of(string name)
    {
        var text = new StringBuilder();
        foreach (var rune in name.EnumerateRunes())
        {
            text.Append(IsShown(Rune.GetUnicodeCategory(rune)) && rune != Rune.ReplacementChar ? rune.ToString() : "_");
        }

        return text.Length > MaxLength ? text.ToString(text.Length - MaxLength, MaxLength) : text.ToString();
    }

    private static bool IsShown(UnicodeCategory category) => category is not (UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
}
