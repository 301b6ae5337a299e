using System.Text.RegularExpressions;
using System.Xml.Linq;
using XaDienTu.Printing;
using Xunit;

namespace XaDienTu.Modules.Tests.Printing;

public sealed partial class QrSvgTests
{
    private const string Url = "https://xadientu.example.vn/tra-cuu/H02.15.03-260304-0007";

    [Fact]
    public void The_svg_is_small_and_says_what_it_is()
    {
        var svg = QrSvg.Of(Url);

        Assert.Equal("Mã QR", XElement.Parse(svg).Attribute("aria-label")?.Value);
        Assert.InRange(svg.Length, 1, 6000);
    }

    [Fact]
    public void Three_corners_hold_the_marks_a_reader_looks_for_inside_a_quiet_zone()
    {
        var svg = XElement.Parse(QrSvg.Of(Url));
        var side = int.Parse(svg.Attribute("viewBox")!.Value.Split(' ')[2], System.Globalization.CultureInfo.InvariantCulture);
        var dark = Dark(svg.Elements().Last().Attribute("d")!.Value);

        foreach (var (left, top) in new[] { (4, 4), (side - 11, 4), (4, side - 11) })
        {
            Assert.All(Enumerable.Range(0, 7), step => Assert.Contains((left + step, top), dark));
            Assert.DoesNotContain((left + 1, top + 1), dark);
            Assert.Contains((left + 3, top + 3), dark);
        }

        Assert.All(dark, module => Assert.InRange(module.X, 4, side - 5));
        Assert.All(dark, module => Assert.InRange(module.Y, 4, side - 5));
    }

    private static HashSet<(int X, int Y)> Dark(string path) =>
        [.. Run().Matches(path).SelectMany(run => Enumerable.Range(Number(run, 1), Number(run, 3)).Select(x => (x, Number(run, 2))))];

    private static int Number(Match match, int group) =>
        int.Parse(match.Groups[group].ValueSpan, System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex(@"M(\d+) (\d+)h(\d+)")]
    private static partial Regex Run();
}
