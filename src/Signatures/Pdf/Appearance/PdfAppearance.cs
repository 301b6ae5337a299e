using SkiaSharp;
using XaDienTu.Signatures.Pdf.Syntax;

namespace XaDienTu.Signatures.Pdf.Appearance;

/// <summary>How a signature looks on the page (Decree 30/2020/NĐ-CP, appendix I).</summary>
public abstract record PdfAppearance
{
    /// <summary>Null takes the place that the decree or custom gives to this kind.</summary>
    public PdfPlacement? Placement { get; init; }

    /// <summary>New fields are named by kind and number, so that the last personal signature can be found again.</summary>
    internal abstract string FieldPrefix { get; }

    /// <summary>Read aloud by screen readers.</summary>
    internal abstract string Description { get; }

    internal PlacedAppearance Place(PdfUpdate update, DateTimeOffset signedAt)
    {
        var pages = PdfPages.All(update.Before);
        var (index, rectangle) = Placement is { } asked
            ? (asked.Page == 0 ? pages.Count - 1 : asked.Page - 1, new PdfRectangle(asked.Left, asked.Bottom, asked.Width, asked.Height))
            : DefaultPlace(update.Before, pages);
        if (index < 0 || index >= pages.Count)
        {
            throw new SignatureFormatException("page-missing", $"The PDF has {pages.Count} pages and no page {Placement?.Page}.");
        }

        rectangle = Fit(rectangle);
        var canvas = new AppearanceCanvas(rectangle.Width, rectangle.Height);
        Draw(canvas, signedAt);
        var page = pages[index];
        return new PlacedAppearance(page, page.ToUserSpace(rectangle), canvas.AddTo(update, page.UprightMatrix), Description);
    }

    private protected abstract (int Page, PdfRectangle Rectangle) DefaultPlace(PdfRevision before, List<PdfPage> pages);

    private protected abstract void Draw(AppearanceCanvas canvas, DateTimeOffset signedAt);

    private protected virtual PdfRectangle Fit(PdfRectangle room) => room;

    private protected static PdfRectangle FitImage(PdfRectangle room, byte[] image)
    {
        var (width, height) = AppearanceImage.Size(image);
        var scale = Math.Min(room.Width / width, room.Height / height);
        var (shownWidth, shownHeight) = (width * scale, height * scale);
        return new PdfRectangle(
            room.Left + ((room.Width - shownWidth) / 2), room.Bottom + ((room.Height - shownHeight) / 2), shownWidth, shownHeight);
    }
}

/// <summary>An appearance that has its objects in the file.</summary>
internal sealed record PlacedAppearance(PdfPage Page, PdfArray Rectangle, PdfReference Form, string Description);

internal static class Inks
{
    public static readonly SKColor Black = SKColors.Black;
    public static readonly SKColor Blue = new(0x12, 0x3F, 0xA8);
    public static readonly SKColor Red = new(0xD8, 0x1E, 0x1E);
}
