using System.Globalization;
using XaDienTu.Kernel.Text;

namespace XaDienTu.Kernel.Files;

/// <summary>Names of files as people and programs send them: shown on pages and in headers, so nothing in them may steer either.</summary>
public static class FileNames
{
    public const int MaxLength = 200;

    /// <summary>
    /// The name without folders, line ends, control characters and the marks that turn the direction of writing ("gpj.exe" for "exe.jpg");
    /// a long one is cut before its extension. Empty when nothing is left.
    /// </summary>
    public static string Clean(string? name)
    {
        var last = (name ?? "").Replace('\\', '/').Split('/')[^1];
        var clean = TypedText.Line(string.Concat(last.Where(letter => !Steers(letter))));
        if (clean.Length <= MaxLength)
        {
            return clean;
        }

        var extension = Path.GetExtension(clean);
        extension = extension.Length <= MaxLength / 10 ? extension : "";
        var stem = clean[..(MaxLength - extension.Length)];
        // Not through the middle of a letter.
        return (char.IsHighSurrogate(stem[^1]) ? stem[..^1] : stem) + extension;
    }

    /// <summary>The name to save a file under: one whose extension is not of the file's kind gets the kind's.</summary>
    public static string ForDownload(string? name, string mediaType)
    {
        var clean = Clean(name);
        return FileKind.Accepted.FirstOrDefault(kind => kind.MediaType == mediaType) is not { } kind || kind.Fits(clean)
            ? clean
            : Clean(clean + kind.Extensions[0]);
    }

    // Cf holds the marks of direction (U+200E, U+202A–U+202E, U+2066–U+2069) and the other letters nobody sees; half a pair is no letter.
    private static bool Steers(char letter) => char.GetUnicodeCategory(letter)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
