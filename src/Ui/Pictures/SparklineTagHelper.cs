using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace XaDienTu.Ui.Pictures;

/// <summary>
/// The shape of a development beside its last value, which the text must say.
/// <code>Đúng hạn tuần này 96,1 % &lt;sparkline values="Model.Weeks" /&gt;</code>
/// </summary>
[HtmlTargetElement("sparkline")]
public sealed class SparklineTagHelper : UiTagHelper
{
    public IReadOnlyList<double> Values { get; set; } = [];

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Values.Count < 2)
        {
            output.SuppressOutput();
            return;
        }

        var (least, most) = (Values.Min(), Values.Max());
        var span = most > least ? most - least : 1;
        var points = Values.Select((value, index) =>
            (X: 4 + (112.0 * index / (Values.Count - 1)), Y: 24 - (20 * (value - least) / span))).ToList();
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "spark");
        output.Attributes.SetAttribute("viewBox", "0 0 120 28");
        output.Attributes.SetAttribute("width", "120");
        output.Attributes.SetAttribute("height", "28");
        output.Attributes.SetAttribute("aria-hidden", "true");
        var line = string.Join(' ', points.Select(point => Text(point.X) + "," + Text(point.Y)));
        output.Content.SetHtmlContent(new Markup().Raw("<polyline").Attribute("points", line).Raw("/><circle r=\"3.5\"")
            .Attribute("cx", Text(points[^1].X)).Attribute("cy", Text(points[^1].Y)).Raw("/>").Html);
    }

    private static string Text(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);
}
