using System.Text.RegularExpressions;
using XaDienTu.Kernel.Text;

namespace XaDienTu.Procedures.Import;

/// <summary>Small readings shared by all columns of a published record.</summary>
internal static partial class PublishedText
{
    public const string Nothing = "Không có thông tin";

    /// <summary>As what people type (some ministries publish decomposed letters, some Ð for Đ), ordinary spaces, no control characters;
    /// line breaks stay.</summary>
    public static string Clean(string text)
    {
        // Control characters come from the converters of old documents.
        var plain = string.Concat(TypedText.Note(text).Select(letter => char.IsControl(letter) && letter is not '\n' ? ' ' : letter));
        return Spaces().Replace(plain, " ").Trim();
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
