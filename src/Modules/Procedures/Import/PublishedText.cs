using System.Text;
using System.Text.RegularExpressions;

namespace XaDienTu.Procedures.Import;

/// <summary>Small readings shared by all columns of a published record.</summary>
internal static partial class PublishedText
{
    public const string Nothing = "Không có thông tin";

    /// <summary>NFC (some ministries publish decomposed letters), ordinary spaces, no invisible characters; line breaks stay.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        // The Icelandic Ð looks like the Vietnamese Đ and is typed for it ("NÐ-CP").
        foreach (var character in text.Normalize(NormalizationForm.FormC).Replace('Ð', 'Đ'))
        {
            switch (char.GetUnicodeCategory(character))
            {
                case System.Globalization.UnicodeCategory.Format:
                    break;
                case System.Globalization.UnicodeCategory.Control when character is not '\n':
                case System.Globalization.UnicodeCategory.SpaceSeparator:
                    clean.Append(' ');
                    break;
                default:
                    clean.Append(character);
                    break;
            }
        }

        return Spaces().Replace(clean.ToString(), " ").Trim();
    }

    /// <summary>One line: what is shown as a name.</summary>
    public static string Line(string text) => Whitespace().Replace(text, " ").Trim();

    /// <summary>A name without the list marker before it and the punctuation after it.</summary>
    public static string ItemName(string text) => Line(ListMarker().Replace(text.Trim(), "")).TrimEnd(' ', ';', ',', '.', ':');

    public static bool IsNothing(string text) =>
        text.Length == 0 || text.Equals(Nothing, StringComparison.OrdinalIgnoreCase) || text is "Không" or "--";

    [GeneratedRegex(@"[ \t]+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Whitespace();

    [GeneratedRegex(@"^[-+*•–.,;\s]+")]
    private static partial Regex ListMarker();
}
