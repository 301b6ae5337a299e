using SkiaSharp;

namespace XaDienTu.Signatures.Pdf.Appearance;

/// <summary>Images for those who have not handed in their own yet, and for demonstrations.</summary>
public static class DefaultImages
{
    private const int SealPixels = 600;

    /// <summary>A red round seal, PNG with transparent surroundings: the agency's name around a star.</summary>
    /// <param name="place">The level above or the province, at the foot of the ring.</param>
    public static byte[] Seal(string agency, string? place = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(agency);
        using var surface = SKSurface.Create(new SKImageInfo(SealPixels, SealPixels, SKColorType.Rgba8888, SKAlphaType.Premul));
        var canvas = surface.Canvas;
        canvas.Clear(SKColors.Transparent);
        using var ink = new SKPaint { Color = Inks.Red, IsAntialias = true };
        using var line = new SKPaint { Color = Inks.Red, IsAntialias = true, Style = SKPaintStyle.Stroke };
        const float Center = SealPixels / 2f;
        foreach (var (radius, thickness) in new[] { (290f, 12f), (274f, 4f), (178f, 4f) })
        {
            line.StrokeWidth = thickness;
            canvas.DrawCircle(Center, Center, radius, line);
        }

        using var star = Star(Center, Center, 118);
        canvas.DrawPath(star, ink);
        DrawRing(canvas, Upper(agency), ink, startAngle: 160, sweep: 220, radius: 204, largest: 56);
        if (place is not null)
        {
            DrawRing(canvas, Upper(place), ink, startAngle: 140, sweep: -100, radius: 246, largest: 48);
        }

        return Png(surface);
    }

    /// <summary>A blue line like a signature with the given name in it, PNG, transparent; always the same for a name.</summary>
    public static byte[] Signature(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        var given = name.Normalize().Split(' ', StringSplitOptions.RemoveEmptyEntries)[^1];
        using var surface = SKSurface.Create(new SKImageInfo(640, 280, SKColorType.Rgba8888, SKAlphaType.Premul));
        var canvas = surface.Canvas;
        canvas.Clear(SKColors.Transparent);
        using var ink = new SKPaint { Color = Inks.Blue, IsAntialias = true };
        using var pen = new SKPaint
        {
            Color = Inks.Blue, IsAntialias = true, Style = SKPaintStyle.Stroke, StrokeWidth = 6, StrokeCap = SKStrokeCap.Round,
        };
        using var font = new SKFont(Fonts.Italic, 130) { SkewX = -0.25f };
        font.Size *= Math.Min(1, 380 / font.MeasureText(given));
        canvas.Save();
        canvas.RotateDegrees(-6, 320, 140);
        canvas.DrawText(given, 320, 170, SKTextAlign.Center, font, ink);
        using var flourish = Flourish(name);
        canvas.DrawPath(flourish, pen);
        canvas.Restore();
        return Png(surface);
    }

    private static void DrawRing(SKCanvas canvas, string text, SKPaint ink, float startAngle, float sweep, float radius, float largest)
    {
        const float Center = SealPixels / 2f;
        using var builder = new SKPathBuilder();
        builder.AddArc(new SKRect(Center - radius, Center - radius, Center + radius, Center + radius), startAngle, sweep);
        using var ring = builder.Detach();
        using var font = new SKFont(Fonts.Heavy, largest);
        var room = (float)(Math.Abs(sweep) * Math.PI / 180 * radius);
        font.Size *= Math.Min(1, room / font.MeasureText(text));
        canvas.DrawTextOnPath(text, ring, new SKPoint(0, 0), SKTextAlign.Center, font, ink);
    }

    private static SKPath Star(float x, float y, float radius)
    {
        using var star = new SKPathBuilder();
        for (var corner = 0; corner < 10; corner++)
        {
            // The inner corners of a regular star stand at 0.382 of its radius.
            var distance = corner % 2 == 0 ? radius : radius * 0.382f;
            var angle = (Math.PI * corner / 5) - (Math.PI / 2);
            var point = new SKPoint(x + (float)(distance * Math.Cos(angle)), y + (float)(distance * Math.Sin(angle)));
            if (corner == 0)
            {
                star.MoveTo(point);
            }
            else
            {
                star.LineTo(point);
            }
        }

        star.Close();
        return star.Detach();
    }

    private static SKPath Flourish(string name)
    {
        var bend = name.Sum(letter => letter) % 40;
        using var path = new SKPathBuilder();
        path.MoveTo(60, 150 + (bend / 2f));
        path.CubicTo(140, 40, 190, 60 + bend, 130, 220);
        path.CubicTo(220, 120, 430, 250 + (bend / 2f), 590, 120);
        path.CubicTo(520, 190, 380, 215, 250, 232);
        return path.Detach();
    }

    private static string Upper(string text) => text.Normalize().ToUpper(System.Globalization.CultureInfo.GetCultureInfo("vi-VN"));

    private static byte[] Png(SKSurface surface)
    {
        using var image = surface.Snapshot();
        using var data = image.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }
}
