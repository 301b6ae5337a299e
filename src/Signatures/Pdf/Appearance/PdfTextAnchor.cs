using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace XaDienTu.Signatures.Pdf.Appearance;

/// <summary>Finds printed words to put an appearance at. For papers the product made itself: files of strangers may not parse.</summary>
public static class PdfTextAnchor
{
    /// <summary>Room above the last place where a text stands, such as the signer's printed name; null if it stands nowhere.</summary>
    /// <param name="width">In points, centred on the text.</param>
    public static PdfPlacement? Above(byte[] pdf, string text, double width = 170, double height = 70)
    {
        ArgumentNullException.ThrowIfNull(pdf);
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        const double Distance = 3;
        var wanted = text.Normalize().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        using var document = PdfDocument.Open(pdf);
        for (var number = document.NumberOfPages; number >= 1; number--)
        {
            if (Last(document.GetPage(number).GetWords().ToList(), wanted) is { } words)
            {
                var (left, right) = (words.Min(word => word.BoundingBox.Left), words.Max(word => word.BoundingBox.Right));
                var top = words.Max(word => word.BoundingBox.Top);
                return new PdfPlacement(number, Math.Max(0, ((left + right) / 2) - (width / 2)), top + Distance, width, height);
            }
        }

        return null;
    }

    private static List<Word>? Last(List<Word> words, string[] wanted)
    {
        for (var start = words.Count - wanted.Length; start >= 0; start--)
        {
            var run = words.GetRange(start, wanted.Length);
            if (run.Select(word => word.Text.Normalize()).SequenceEqual(wanted, StringComparer.OrdinalIgnoreCase))
            {
                return run;
            }
        }

        return null;
    }
}
