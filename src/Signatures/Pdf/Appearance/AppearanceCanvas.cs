using System.Globalization;
using System.Text;
using SkiaSharp;
using XaDienTu.Signatures.Pdf.Syntax;

namespace XaDienTu.Signatures.Pdf.Appearance;

internal enum TextSide
{
    Left,
    Center,
    Right,
}

internal readonly record struct TextPiece(string Text, float Points, bool Bold = false);

/// <summary>
/// Draws a form XObject (ISO 32000-2 §8.10): letters as outlines, so that every Vietnamese mark shows without a font in the
/// file (a name takes some 3 KB, a subset font 15). What it says is told to screen readers by the field.
/// </summary>
internal sealed class AppearanceCanvas(double width, double height)
{
    private const float LineHeight = 1.22f;
    private readonly StringBuilder content = new();
    private readonly List<AppearanceImage> images = [];

    public double Width { get; } = width;

    public double Height { get; } = height;

    public static double HeightOf(IEnumerable<TextPiece> pieces, double width) =>
        pieces.SelectMany(piece => Broken(piece, width)).Sum(piece => piece.Points * LineHeight);

    /// <summary>Lines from above, centred between bottom and top; smaller letters if they do not fit.</summary>
    public void Lines(double left, double bottom, double width, double height, SKColor ink, TextSide side, IReadOnlyList<TextPiece> pieces)
    {
        var scale = 1f;
        while (scale > 0.5f && HeightOf(pieces.Select(Scaled), width) > height + 0.5)
        {
            scale -= 0.05f;
        }

        var lines = pieces.Select(Scaled)
            .SelectMany(piece => side == TextSide.Center ? Balanced(piece, width) : Broken(piece, width)).ToList();
        var top = bottom + (height / 2) + (lines.Sum(line => line.Points * LineHeight) / 2);
        foreach (var line in lines)
        {
            // The baseline: room for the marks above capitals is larger than for descenders.
            Text(line, left, top - (line.Points * 0.95), width, ink, side);
            top -= line.Points * LineHeight;
        }

        TextPiece Scaled(TextPiece piece) => piece with { Points = piece.Points * scale };
    }

    public void Image(byte[] png, double left, double bottom, double width, double height)
    {
        images.Add(AppearanceImage.Of(png, width, height));
        // Multiplied like ink: white paper around a scanned signature hides nothing below it.
        Add($"q /Ink gs {width:0.##} 0 0 {height:0.##} {left:0.##} {bottom:0.##} cm /I{images.Count} Do Q\n");
    }

    /// <summary>A rectangle's outline; with width or height 0 a line.</summary>
    public void Frame(double left, double bottom, double width, double height, double thickness, SKColor ink) =>
        Add($"q {Colour(ink)} RG {thickness:0.##} w {left:0.##} {bottom:0.##} {width:0.##} {height:0.##} re S Q\n");

    public PdfReference AddTo(PdfUpdate update, PdfArray matrix)
    {
        var names = images.Select((image, index) => ($"I{index + 1}", (PdfValue)image.AddTo(update))).ToArray();
        var ink = PdfMake.Dictionary(("Type", PdfMake.Name("ExtGState")), ("BM", PdfMake.Name("Multiply")));
        var resources = PdfMake.Dictionary(
            ("XObject", PdfMake.Dictionary(names)), ("ExtGState", PdfMake.Dictionary(("Ink", ink))));
        return update.AddStream(
            PdfMake.Dictionary(
                ("Type", PdfMake.Name("XObject")),
                ("Subtype", PdfMake.Name("Form")),
                ("BBox", PdfMake.Numbers(0, 0, Width, Height)),
                ("Matrix", matrix),
                ("Resources", resources),
                ("Filter", PdfMake.Name("FlateDecode"))),
            PdfFilters.Deflate(Encoding.Latin1.GetBytes(content.ToString())));
    }

    // Lines of about one length: no single word left over on the last.
    private static List<TextPiece> Balanced(TextPiece piece, double width)
    {
        var lines = Broken(piece, width).ToList();
        for (var narrower = width * 0.95; narrower > width / 2; narrower *= 0.95)
        {
            var tried = Broken(piece, narrower).ToList();
            if (tried.Count > lines.Count)
            {
                break;
            }

            lines = tried;
        }

        return lines;
    }

    private static IEnumerable<TextPiece> Broken(TextPiece piece, double width)
    {
        using var font = Fonts.Of(piece);
        var line = "";
        foreach (var word in piece.Text.Normalize().Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (line.Length > 0 && font.MeasureText(longer) > width)
            {
                yield return piece with { Text = line };
                longer = word;
            }

            line = longer;
        }

        yield return piece with { Text = line };
    }

    private void Text(TextPiece piece, double left, double baseline, double width, SKColor ink, TextSide side)
    {
        using var font = Fonts.Of(piece);
        var room = width - font.MeasureText(piece.Text);
        var x = left + (side == TextSide.Left ? 0 : side == TextSide.Center ? room / 2 : room);
        using var outline = font.GetTextPath(piece.Text, new SKPoint(0, 0));
        Add($"q {Colour(ink)} rg 1 0 0 1 {x:0.##} {baseline:0.##} cm\n");
        OutlineWriter.Write(outline, content);
        Add($"f Q\n");
    }

    private static string Colour(SKColor ink) =>
        string.Create(CultureInfo.InvariantCulture, $"{ink.Red / 255.0:0.###} {ink.Green / 255.0:0.###} {ink.Blue / 255.0:0.###}");

    private void Add(FormattableString operators) => content.Append(operators.ToString(CultureInfo.InvariantCulture));
}
