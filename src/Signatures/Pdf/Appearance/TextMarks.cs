using System.Globalization;
using XaDienTu.Signatures.Pdf.Syntax;

namespace XaDienTu.Signatures.Pdf.Appearance;

/// <summary>Forms of a copy (Decree 30/2020/NĐ-CP article 25).</summary>
public enum CopyForm
{
    Full,
    FromCopy,
    Extract,
}

/// <summary>A mark of text alone at the top right of page 1: upright letters of 10 points, black (appendix I).</summary>
public abstract record TextMark : PdfAppearance
{
    private const double TextWidth = 230;
    private const double Margin = 28;
    private const double Top = 14;

    private protected abstract IReadOnlyList<string> Content(string time);

    private protected override (int Page, PdfRectangle Rectangle) DefaultPlace(PdfRevision before, List<PdfPage> pages)
    {
        var height = AppearanceCanvas.HeightOf(Pieces(DateTimeOffset.UnixEpoch), TextWidth);
        return (0, new PdfRectangle(pages[0].Width - Margin - TextWidth, pages[0].Height - Top - height, TextWidth, height));
    }

    private protected override void Draw(AppearanceCanvas canvas, DateTimeOffset signedAt) =>
        canvas.Lines(0, 0, canvas.Width, canvas.Height, Inks.Black, TextSide.Right, Pieces(signedAt));

    // ISO 8601 with the zone of Vietnam, as the appendix asks.
    private List<TextPiece> Pieces(DateTimeOffset signedAt) =>
    [
        .. Content(signedAt.ToOffset(TimeSpan.FromHours(7)).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture))
            .Select(line => new TextPiece(line, 10)),
    ];
}

/// <summary>Form of the copy, agency, time: the agency's signature on an electronic copy.</summary>
public sealed record CopyMark(CopyForm Form, string Agency) : TextMark
{
    internal override string FieldPrefix => "Copy";

    internal override string Description => $"{Word} của {Agency}";

    private string Word => Form switch
    {
        CopyForm.Full => "SAO Y",
        CopyForm.FromCopy => "SAO LỤC",
        _ => "TRÍCH SAO",
    };

    private protected override IReadOnlyList<string> Content(string time) => [Word, Agency, time];
}

/// <summary>Number and notation of the main document and time: the agency's signature on an appendix in a file of its own.</summary>
public sealed record AppendixMark(string NumberAndNotation) : TextMark
{
    internal override string FieldPrefix => "Appendix";

    internal override string Description => $"Phụ lục của văn bản số {NumberAndNotation}";

    private protected override IReadOnlyList<string> Content(string time) => [$"Kèm theo văn bản số {NumberAndNotation}", time];
}
