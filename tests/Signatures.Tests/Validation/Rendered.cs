using SkiaSharp;
using XaDienTu.Signatures.Tests.Pdf;

namespace XaDienTu.Signatures.Tests.Validation;

/// <summary>Pages of a PDF as people see them in two readers that share no code.</summary>
internal static class Rendered
{
    private const string Resolution = "36";

    /// <summary>Colours of neighbouring pixels run into each other a little; ink differs by much more.</summary>
    private const int Tolerance = 48;

    public static IReadOnlyList<SKBitmap> ByPoppler(byte[] pdf) => Draw(pdf, (source, target) =>
        Tools.Try("timeout", "20", "pdftoppm", "-png", "-r", Resolution, source, Path.Combine(target, "page")));

    public static IReadOnlyList<SKBitmap> ByMuPdf(byte[] pdf) => Draw(pdf, (source, target) =>
        Tools.Try("timeout", "20", "mutool", "draw", "-q", "-r", Resolution, "-o", Path.Combine(target, "page-%03d.png"), source));

    /// <summary>Whether two renderings differ, but inside the rectangles (page, in points from the lower left corner).</summary>
    public static bool Differ(IReadOnlyList<SKBitmap> one, IReadOnlyList<SKBitmap> other, IReadOnlyList<(int Page, SKRect Place)> except)
    {
        if (one.Count != other.Count)
        {
            return true;
        }

        for (var page = 0; page < one.Count; page++)
        {
            var places = except.Where(place => place.Page == page).Select(place => place.Place).ToList();
            if (Differ(one[page], other[page], places))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Differ(SKBitmap one, SKBitmap other, List<SKRect> except)
    {
        if (one.Width != other.Width || one.Height != other.Height)
        {
            return true;
        }

        const float PointsPerPixel = 2;
        for (var y = 0; y < one.Height; y++)
        {
            for (var x = 0; x < one.Width; x++)
            {
                var (a, b) = (one.GetPixel(x, y), other.GetPixel(x, y));
                var isOther = Math.Abs(a.Red - b.Red) + Math.Abs(a.Green - b.Green) + Math.Abs(a.Blue - b.Blue) > Tolerance;
                if (isOther && !except.Exists(place =>
                    place.Contains((x + 0.5f) * PointsPerPixel, (one.Height - y - 0.5f) * PointsPerPixel)))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static List<SKBitmap> Draw(byte[] pdf, Func<string, string, (int, string)> draw)
    {
        using var folder = new TemporaryFolder();
        draw(folder.Write("file.pdf", pdf), folder.Path);
        return [.. Directory.GetFiles(folder.Path, "*.png").Order(StringComparer.Ordinal).Select(file => SKBitmap.Decode(file))];
    }
}
