using System.Globalization;
using System.Net;
using System.Text;

namespace XaDienTu.Measuring;

/// <summary>A picture of bars for a document; the table beside it has the figures.</summary>
public static class Chart
{
    private const int Width = 720;
    private const int Label = 180;
    private const int Line = 24;

    public static async Task SaveAsync(string path, string title, IReadOnlyList<(string Name, double Value)> bars)
    {
        var most = Math.Max(1, bars.Max(bar => bar.Value));
        var picture = new StringBuilder();
        picture.AppendLine(CultureInfo.InvariantCulture,
            $"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {(bars.Count + 2) * Line}" font-family="sans-serif" font-size="13" role="img">""");
        picture.AppendLine(CultureInfo.InvariantCulture,
            $"""<title>{WebUtility.HtmlEncode(title)}</title><rect width="100%" height="100%" fill="#fff"/>""");
        picture.AppendLine(
            CultureInfo.InvariantCulture, $"""<text x="8" y="{Line}" font-weight="bold">{WebUtility.HtmlEncode(title)}</text>""");
        foreach (var (place, bar) in bars.Index())
        {
            var top = (place + 1.5) * Line;
            var length = bar.Value / most * (Width - Label - 80);
            picture.AppendLine(CultureInfo.InvariantCulture,
                $"""<text x="{Label - 8}" y="{top + 12}" text-anchor="end">{WebUtility.HtmlEncode(bar.Name)}</text>""");
            picture.AppendLine(CultureInfo.InvariantCulture,
                $"""<rect x="{Label}" y="{top}" width="{length:F1}" height="16" fill="{(IsReference(bar.Name) ? "#a8b3bd" : "#0b5cad")}"/>""");
            picture.AppendLine(CultureInfo.InvariantCulture, $"""<text x="{Label + length + 6:F1}" y="{top + 12}">{bar.Value:N0}</text>""");
        }

        picture.AppendLine("</svg>");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, picture.ToString());
        Console.WriteLine(path);
    }

    private static bool IsReference(string name) =>
        name == "healthz" || name.StartsWith("pgbench", StringComparison.Ordinal) || name.StartsWith("directus", StringComparison.Ordinal);
}
