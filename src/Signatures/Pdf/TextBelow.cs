using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using XaDienTu.Signatures.Pdf.Syntax;

namespace XaDienTu.Signatures.Pdf;

/// <summary>Whether the picture of a signature lies on words of the page. The next signer may place it anywhere; who reads the paper is
/// told to look.</summary>
internal static class TextBelow
{
    /// <summary>A picture that touches the edge of a word hides nothing of it.</summary>
    private const int MostLetters = 3;

    /// <param name="signed">The revision whose words count.</param>
    /// <param name="pictures">Widgets of later signatures, each with the revision that brought it.</param>
    public static bool IsCovered(PdfRevision signed, IReadOnlyList<(PdfRevision Revision, PdfDictionary Widget)> pictures)
    {
        var places = pictures.Select(picture => Place(picture.Revision, picture.Widget))
            .OfType<(int Page, double Left, double Bottom, double Right, double Top)>().ToList();
        if (places.Count == 0)
        {
            return false;
        }

        try
        {
            using var document = PdfDocument.Open(signed.File.Bytes[..signed.End]);
            return places.Exists(place => place.Page < document.NumberOfPages
                && document.GetPage(place.Page + 1).Letters.Count(letter => IsInside(letter, place)) > MostLetters);
        }
        catch (Exception beyond) when (beyond is not (OutOfMemoryException or OperationCanceledException))
        {
            // A page that the reader of words cannot read says nothing of what lies on it; the judgement itself does not hang on this.
            return false;
        }
    }

    private static bool IsInside(Letter letter, (int Page, double Left, double Bottom, double Right, double Top) place)
    {
        var middle = letter.BoundingBox.Centroid;
        return !string.IsNullOrWhiteSpace(letter.Value) && middle.X > place.Left && middle.X < place.Right && middle.Y > place.Bottom
            && middle.Y < place.Top;
    }

    private static (int, double, double, double, double)? Place(PdfRevision revision, PdfDictionary widget)
    {
        var pages = PdfPages.All(revision);
        if (PdfPages.Numbers(revision, widget["Rect"]) is not [var x1, var y1, var x2, var y2])
        {
            return null;
        }

        var index = pages.FindIndex(page => widget["P"] is PdfReference own
            ? page.Reference.Number == own.Number
            : revision.Items(page.Dictionary["Annots"]).Any(item => ReferenceEquals(revision.Dictionary(item), widget)));
        if (index < 0)
        {
            return null;
        }

        // Words are measured on the page as it is shown.
        var seen = pages[index].FromUserSpace(Math.Min(x1, x2), Math.Min(y1, y2), Math.Max(x1, x2), Math.Max(y1, y2));
        return (index, seen.Left, seen.Bottom, seen.Left + seen.Width, seen.Bottom + seen.Height);
    }
}
