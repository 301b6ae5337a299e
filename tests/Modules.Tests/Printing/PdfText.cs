using System.Text;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace XaDienTu.Modules.Tests.Printing;

/// <summary>Reads a PDF back as a person would: line by line, a wide gap as two spaces.</summary>
internal static class PdfText
{
    public static IReadOnlyList<string> Pages(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        return [.. document.GetPages().Select(page => string.Join('\n', Lines(page)))];
    }

    public static string All(byte[] pdf) => string.Join('\n', Pages(pdf));

    /// <summary>The text with every run of white space as one space: what wrapping must not change.</summary>
    public static string Flowing(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static IEnumerable<string> Lines(Page page) => page.Letters
        .GroupBy(letter => Math.Round(letter.StartBaseLine.Y, 1))
        .OrderByDescending(line => line.Key)
        .Select(line => Line([.. line.OrderBy(letter => letter.StartBaseLine.X)]));

    private static string Line(IReadOnlyList<Letter> letters)
    {
        var line = new StringBuilder();
        var end = letters[0].StartBaseLine.X;
        foreach (var letter in letters)
        {
            line.Append(letter.StartBaseLine.X - end > 4 && line.Length > 0 ? "  " : "").Append(letter.Value);
            end = letter.EndBaseLine.X;
        }

        return line.ToString().TrimEnd();
    }
}
