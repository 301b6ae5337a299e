using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;
using XaDienTu.Ui.Parts;

namespace XaDienTu.Ui.Pictures;

/// <summary>One bar; <paramref name="Text"/> is the value in words ("96,1 %"), <paramref name="Href"/> the list behind it.</summary>
public sealed record ChartBar(string Label, double Value, string Text, Tone Tone = Tone.Plain, string? Href = null);

/// <summary>
/// Bars that are the table at the same time. The title states the finding.
/// <code>&lt;bar-chart title="4 xã dưới 90 % đúng hạn" bars="Model.Bars" most="100" /&gt;</code>
/// </summary>
[HtmlTargetElement("bar-chart")]
public sealed class BarChartTagHelper : UiTagHelper
{
    public string Title { get; set; } = "";

    public IReadOnlyList<ChartBar> Bars { get; set; } = [];

    /// <summary>Value of a full bar; the largest by default.</summary>
    public double? Most { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "table";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "bars");
        var most = Math.Max(Most ?? Bars.Select(bar => bar.Value).DefaultIfEmpty().Max(), double.Epsilon);
        var html = new Markup().Raw("<caption>").Text(Title).Raw("</caption><tbody>");
        foreach (var bar in Bars)
        {
            html.Raw("<tr><th scope=\"row\">");
            if (bar.Href is null)
            {
                html.Text(bar.Label);
            }
            else
            {
                html.Raw("<a").Attribute("href", bar.Href).Raw(">").Text(bar.Label).Raw("</a>");
            }

            var share = Math.Clamp(bar.Value / most * 100, 0, 100).ToString("0.##", CultureInfo.InvariantCulture) + "%";
            html.Raw("</th><td class=\"num\">").Text(bar.Text)
                .Raw("</td><td class=\"bar\" aria-hidden=\"true\"><svg width=\"100%\" height=\"14\"><rect class=\"bar-rest\" width=\"100%\" height=\"14\" rx=\"2\"/><rect")
                .Attribute("class", "bar-" + bar.Tone.CssClass()).Attribute("width", share)
                .Raw(" height=\"14\" rx=\"2\"/></svg></td></tr>");
        }

        output.Content.SetHtmlContent(html.Raw("</tbody>").Html);
    }
}
