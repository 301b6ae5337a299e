using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace XaDienTu.Ui.Pictures;

/// <summary>One line of a chart: a value for every label, null where there is none.</summary>
public sealed record ChartSeries(string Name, IReadOnlyList<double?> Values);

/// <summary>
/// Lines over time with the values as a table below; at most four, told apart by dashes and marks as well as by colour.
/// <code>&lt;line-chart title="Hồ sơ quá hạn giảm từ tháng 9" labels="Model.Months" series="Model.Series" unit="hồ sơ" /&gt;</code>
/// </summary>
[HtmlTargetElement("line-chart")]
public sealed class LineChartTagHelper : UiTagHelper
{
    private const double Left = 44, Right = 690, Top = 12, Bottom = 210;
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    public string Title { get; set; } = "";

    public IReadOnlyList<string> Labels { get; set; } = [];

    public IReadOnlyList<ChartSeries> Series { get; set; } = [];

    public string? Unit { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "figure";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "lines");
        var shown = Series.Take(4).ToList();
        var ceiling = Ceiling(shown.SelectMany(line => line.Values).Max() ?? 1);
        var html = new Markup().Raw("<figcaption>").Text(Title).Raw("</figcaption><p class=\"legend\" aria-hidden=\"true\">");
        for (var index = 0; index < shown.Count; index++)
        {
            html.Raw("<span").Attribute("class", Css(index))
                .Raw("><svg width=\"28\" height=\"12\"><path d=\"M0 6h28\"/><circle cx=\"14\" cy=\"6\" r=\"4\"/></svg> ")
                .Text(shown[index].Name).Raw("</span>");
        }

        html.Raw("</p><svg viewBox=\"0 0 704 236\" aria-hidden=\"true\" focusable=\"false\">");
        for (var step = 0; step <= 4; step++)
        {
            var y = Y(ceiling * step / 4, ceiling);
            html.Raw("<path class=\"rule\"").Attribute("d", $"M{Text(Left)} {Text(y)}H{Text(Right)}").Raw("/><text text-anchor=\"end\"")
                .Attribute("x", Text(Left - 6)).Attribute("y", Text(y + 4)).Raw(">").Text(Number(ceiling * step / 4)).Raw("</text>");
        }

        var every = Math.Max(1, (int)Math.Ceiling(Labels.Count / 12.0));
        for (var index = 0; index < Labels.Count; index += every)
        {
            html.Raw("<text text-anchor=\"middle\" y=\"230\"").Attribute("x", Text(X(index))).Raw(">").Text(Labels[index]).Raw("</text>");
        }

        for (var index = 0; index < shown.Count; index++)
        {
            Draw(html, shown[index], ceiling, Css(index));
        }

        WriteTable(html.Raw("</svg>"), shown);
        output.Content.SetHtmlContent(html.Html);
    }

    private void Draw(Markup html, ChartSeries line, double ceiling, string css)
    {
        var points = line.Values.Take(Labels.Count).Select((value, at) => (At: at, Value: value)).ToList();
        // A missing value breaks the line instead of being drawn as nought.
        var path = string.Concat(points.Select(point => point.Value is not { } value ? "" :
            (point.At == 0 || points[point.At - 1].Value is null ? "M" : "L") + Text(X(point.At)) + " " + Text(Y(value, ceiling))));
        html.Raw("<g").Attribute("class", css).Raw("><path").Attribute("d", path).Raw("/>");
        foreach (var (at, value) in points)
        {
            if (value is { } known)
            {
                html.Raw("<circle r=\"4\"").Attribute("cx", Text(X(at))).Attribute("cy", Text(Y(known, ceiling))).Raw("/>");
            }
        }

        html.Raw("</g>");
    }

    private void WriteTable(Markup html, List<ChartSeries> shown)
    {
        html.Raw("<details><summary>Xem số liệu</summary><div class=\"table\"><table><thead><tr><th scope=\"col\">").Text(Unit)
            .Raw("</th>");
        foreach (var line in shown)
        {
            html.Raw("<th scope=\"col\" class=\"num\">").Text(line.Name).Raw("</th>");
        }

        html.Raw("</tr></thead><tbody>");
        for (var index = 0; index < Labels.Count; index++)
        {
            html.Raw("<tr><th scope=\"row\">").Text(Labels[index]).Raw("</th>");
            foreach (var line in shown)
            {
                html.Raw("<td class=\"num\">").Text(line.Values.ElementAtOrDefault(index) is { } value ? Number(value) : "–").Raw("</td>");
            }

            html.Raw("</tr>");
        }

        html.Raw("</tbody></table></div></details>");
    }

    private double X(int index) => Labels.Count < 2
        ? (Left + Right) / 2
        : Left + 16 + ((Right - Left - 32) * index / (Labels.Count - 1));

    private static double Y(double value, double ceiling) => Bottom - ((Bottom - Top) * value / ceiling);

    /// <summary>The next of 1, 2, 4, 6, 8 or 10 times a power of ten, so that a quarter of it reads well.</summary>
    internal static double Ceiling(double largest)
    {
        if (largest <= 0)
        {
            return 4;
        }

        var power = Math.Pow(10, Math.Floor(Math.Log10(largest)));
        return new[] { 1.0, 2, 4, 6, 8, 10 }.First(step => step * power >= largest) * power;
    }

    private static string Css(int index) => "line-" + (index + 1).ToString(CultureInfo.InvariantCulture);

    private static string Text(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);

    private static string Number(double number) => number.ToString("#,0.##", Vietnamese);
}
