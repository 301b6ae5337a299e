using System.Text;
using SkiaSharp;
using XaDienTu.Printing;
using Xunit;

namespace XaDienTu.Modules.Tests.Printing;

public sealed class LettersTests
{
    private const string Sample = "Ắ Ầ Ễ Ổ Ợ Ự Ỷ Đ ắ ầ ễ ổ ợ ự ỷ đ Giàng Thị Sếnh 0912 “…”";

    [Theory, InlineData(0), InlineData(1), InlineData(2), InlineData(3)]
    public void A_cut_down_font_draws_the_same_shapes(int face)
    {
        using var letters = new Letters();
        var font = letters.Font((Face)face, 100);
        var before = Shapes(font);
        letters.Use((Face)face, Sample);

        letters.CutDown();

        Assert.Equal(before, Shapes(font));
        Assert.True(string.IsNullOrEmpty(Shape(font, new Rune('W'))), "A letter nobody uses was kept.");
    }

    private static List<string> Shapes(SKFont font) => [.. Sample.EnumerateRunes().Select(letter => $"{letter} {Shape(font, letter)}")];

    private static string Shape(SKFont font, Rune letter)
    {
        using var path = font.GetGlyphPath(font.GetGlyph(letter.Value));
        return path?.ToSvgPathData() ?? "";
    }
}
