using System.Globalization;
using XaDienTu.Signatures.Pdf.Syntax;

namespace XaDienTu.Signatures.Pdf.Appearance;

/// <summary>
/// The competent person's handwritten signature, blue, between title and name as printed (appendix I, part II, section 7). A person
/// without such an image gets a plain blue block with the name.
/// </summary>
/// <param name="Image">PNG; transparent or white paper around the ink.</param>
/// <param name="Title">Shown in the plain block only.</param>
public sealed record PersonalSignature(string Name, byte[]? Image = null, string? Title = null) : PdfAppearance
{
    internal const string Prefix = "Person";
    private const double Width = 170;
    private const double Height = 70;

    internal override string FieldPrefix => Prefix;

    internal override string Description => $"Chữ ký số của {Name}";

    // At the foot of the last page on the right; further persons stand to the left of the first, then above.
    private protected override (int Page, PdfRectangle Rectangle) DefaultPlace(PdfRevision before, List<PdfPage> pages)
    {
        const int PerRow = 3;
        const double Gap = 12;
        const double Margin = 42;
        const double Foot = 100;
        var earlier = PdfFields.Signatures(before).Count(field =>
            field.Name.StartsWith(Prefix, StringComparison.Ordinal) && PdfFields.Shown(field, before, pages)?.Page == pages.Count - 1);
        var left = pages[^1].Width - Margin - Width - (earlier % PerRow * (Width + Gap));
        return (pages.Count - 1, new PdfRectangle(left, Foot + (earlier / PerRow * (Height + Gap)), Width, Height));
    }

    private protected override PdfRectangle Fit(PdfRectangle room) => Image is null ? room : FitImage(room, Image);

    private protected override void Draw(AppearanceCanvas canvas, DateTimeOffset signedAt)
    {
        if (Image is not null)
        {
            canvas.Image(Image, 0, 0, canvas.Width, canvas.Height);
            return;
        }

        var time = signedAt.ToOffset(TimeSpan.FromHours(7)).ToString("HH:mm:ss dd/MM/yyyy", CultureInfo.InvariantCulture);
        canvas.Frame(0.5, 0.5, canvas.Width - 1, canvas.Height - 1, 0.8, Inks.Blue);
        canvas.Lines(8, 5, canvas.Width - 16, canvas.Height - 10, Inks.Blue, TextSide.Left,
        [
            new("Đã ký số", 8.5f),
            new(Name, 13, Bold: true),
            .. Title is null ? Array.Empty<TextPiece>() : [new(Title, 9.5f)],
            new(time, 8.5f),
        ]);
    }
}
