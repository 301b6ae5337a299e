using System.Collections.Concurrent;
using System.Text;
using SkiaSharp;

namespace XaDienTu.Printing;

[Flags]
internal enum Face
{
    Regular = 0,
    Bold = 1,
    Italic = 2,
}

/// <summary>
/// The four faces of the one typeface on paper (metrics of Times New Roman, all Vietnamese letters) as one paper uses
/// them: measured with whole fonts, drawn with fonts cut down to the letters that were measured.
/// </summary>
internal sealed class Letters : IDisposable
{
    private static readonly ConcurrentDictionary<Face, Whole> Faces = new();
    private readonly Dictionary<(Face Face, float Points), SKFont> fonts = [];
    private readonly Dictionary<Face, HashSet<int>> used = [];
    private readonly List<SKTypeface> subsets = [];

    public SKFont Font(Face face, float points)
    {
        if (!fonts.TryGetValue((face, points), out var font))
        {
            // Widths must not depend on a screen: whole outlines, no hinting, fractions of a point kept.
            font = new SKFont(WholeOf(face).Typeface, points) { Hinting = SKFontHinting.None, Subpixel = true, LinearMetrics = true };
            fonts[(face, points)] = font;
        }

        return font;
    }

    /// <summary>Letters measured so far: what laying out a paper costs. It grows as the text does and no faster.</summary>
    public long Measured { get; private set; }

    public float Measure(SKFont font, ReadOnlySpan<char> text)
    {
        Measured += text.Length;
        return font.MeasureText(text);
    }

    /// <summary>Notes the letters that will be drawn.</summary>
    public void Use(Face face, string text)
    {
        if (!used.TryGetValue(face, out var letters))
        {
            used[face] = letters = [];
        }

        foreach (var letter in text.EnumerateRunes())
        {
            letters.Add(letter.Value);
        }
    }

    /// <summary>From here on nothing new may be measured: the fonts hold the noted letters only.</summary>
    public void CutDown()
    {
        foreach (var (face, letters) in used)
        {
            var whole = WholeOf(face);
            using var glyphs = new SKFont(whole.Typeface);
            using var data = SKData.CreateCopy(whole.File.Subset(letters.Select(letter => glyphs.GetGlyph(letter))));
            var subset = SKTypeface.FromData(data);
            subsets.Add(subset);
            foreach (var font in fonts.Where(font => font.Key.Face == face))
            {
                font.Value.Typeface = subset;
            }
        }
    }

    public void Dispose()
    {
        fonts.Values.ToList().ForEach(font => font.Dispose());
        subsets.ForEach(subset => subset.Dispose());
    }

    private static Whole WholeOf(Face face) => Faces.GetOrAdd(face, Load);

    private static Whole Load(Face face)
    {
        var name = face switch
        {
            Face.Regular => "Tinos_400Regular.ttf",
            Face.Bold => "Tinos_700Bold.ttf",
            Face.Italic => "Tinos_400Regular_Italic.ttf",
            _ => "Tinos_700Bold_Italic.ttf",
        };
        using var resource = typeof(Letters).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The build left out the font {name}.");
        var file = new byte[resource.Length];
        resource.ReadExactly(file);
        using var data = SKData.CreateCopy(file);
        return new Whole(new TrueTypeFont(file), SKTypeface.FromData(data));
    }

    private sealed record Whole(TrueTypeFont File, SKTypeface Typeface);
}
