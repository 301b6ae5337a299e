using System.Globalization;
using System.Text;
using SkiaSharp;

namespace XaDienTu.Signatures.Pdf.Appearance;

/// <summary>Outlines as PDF path operators (ISO 32000-2 §8.5.2). Quadratic curves of TrueType letters become cubic ones.</summary>
internal static class OutlineWriter
{
    public static void Write(SKPath path, StringBuilder content)
    {
        using var iterator = path.CreateRawIterator();
        var points = new SKPoint[4];
        SKPathVerb verb;
        while ((verb = iterator.Next(points)) != SKPathVerb.Done)
        {
            switch (verb)
            {
                case SKPathVerb.Move:
                    Add(content, "m", points[0]);
                    break;
                case SKPathVerb.Line:
                    Add(content, "l", points[1]);
                    break;
                case SKPathVerb.Quad or SKPathVerb.Conic:
                    Add(content, "c", Between(points[0], points[1]), Between(points[2], points[1]), points[2]);
                    break;
                case SKPathVerb.Cubic:
                    Add(content, "c", points[1], points[2], points[3]);
                    break;
                case SKPathVerb.Close:
                    content.Append("h\n");
                    break;
            }
        }
    }

    private static SKPoint Between(SKPoint end, SKPoint control) =>
        new(end.X + ((control.X - end.X) * 2 / 3), end.Y + ((control.Y - end.Y) * 2 / 3));

    // Skia's y grows downwards.
    private static void Add(StringBuilder content, string verb, params ReadOnlySpan<SKPoint> points)
    {
        foreach (var point in points)
        {
            content.Append(CultureInfo.InvariantCulture, $"{point.X:0.##} {-point.Y:0.##} ");
        }

        content.Append(verb).Append('\n');
    }
}
