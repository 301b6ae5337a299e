using SkiaSharp;
using XaDienTu.Printing;

namespace XaDienTu.Signatures.Pdf.Appearance;

/// <summary>The typeface of printed papers (metrics of Times New Roman), which travels inside the printing library.</summary>
internal static class Fonts
{
    private static readonly Lazy<SKTypeface> Regular = new(() => Load("Tinos_400Regular.ttf"));
    private static readonly Lazy<SKTypeface> Bold = new(() => Load("Tinos_700Bold.ttf"));
    private static readonly Lazy<SKTypeface> Slanted = new(() => Load("Tinos_400Regular_Italic.ttf"));

    public static SKTypeface Italic => Slanted.Value;

    public static SKTypeface Heavy => Bold.Value;

    public static SKFont Of(TextPiece piece) =>
        new((piece.Bold ? Bold : Regular).Value, piece.Points) { Hinting = SKFontHinting.None, Subpixel = true, LinearMetrics = true };

    private static SKTypeface Load(string name)
    {
        using var resource = typeof(PdfPaper).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The build left out the font {name}.");
        return SKTypeface.FromStream(resource);
    }
}
