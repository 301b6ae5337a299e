using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace XaDienTu.Ui.Pictures;

/// <summary>One bar in parts, as many as the chart has names.</summary>
public sealed record ChartStack(string Label, IReadOnlyList<double> Parts, string? Href = null);

/// <summary>
/// Bars in at most four parts, that are the table at the same time; the parts are told apart by shade and pattern as well. The title
/// states the finding.
/// <code>&lt;stacked-chart title="Đất đai chậm nhất" names="Model.Names" stacks="Model.Stacks" /&gt;</code>
/// </summary>
[HtmlTargetElement("stacked-chart")]
public sealed class StackedChartTagHelper : UiTagHelper
{
    private const int Most = 4;
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    public string Title { get; set; } = "";

    public IReadOnlyList<string> Names { get; set; } = [];

    public IReadOnlyList<ChartStack> Stacks { get; set; } = [];

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "table";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "bars stacks");
        var most = Math.Max(Stacks.Select(stack => stack.Parts.Take(Most).Sum()).DefaultIfEmpty().Max(), double.Epsilon);
        var html = new Markup().Raw("<caption>").Text(Title).Raw("</caption><thead><tr><td></td>");
        foreach (var (name, index) in Names.Take(Most).Select((name, index) => (name, index)))
        {
            html.Raw(
                "<th scope=\"col\" class=\"num\"><svg width=\"12\" height=\"12\" aria-hidden=\"true\"><rect width=\"12\" height=\"12\"")
                .Attribute("class", Css(index)).Raw("/></svg> ").Text(name).Raw("</th>");
        }

        html.Raw("<td></td></tr></thead><tbody>");
        foreach (var stack in Stacks)
        {
            Write(html, stack, most);
        }

        output.Content.SetHtmlContent(html.Raw("</tbody>").Html);
    }

    private static void Write(Markup html, ChartStack stack, double most)
    {
        html.Raw("<tr><th scope=\"row\">");
        if (stack.Href is null)
        {
            html.Text(stack.Label);
        }
        else
        {
            html.Raw("<a").Attribute("href", stack.Href).Raw(">").Text(stack.Label).Raw("</a>");
        }

        html.Raw("</th>");
        foreach (var part in stack.Parts.Take(Most))
        {
            html.Raw("<td class=\"num\">").Text(part.ToString("#,0.##", Vietnamese)).Raw("</td>");
        }

        html.Raw(
            "<td class=\"bar\" aria-hidden=\"true\"><svg width=\"100%\" height=\"14\"><rect class=\"bar-rest\" width=\"100%\" height=\"14\"/>");
        var from = 0.0;
        foreach (var (part, index) in stack.Parts.Take(Most).Select((part, index) => (part, index)))
        {
            html.Raw("<rect height=\"14\"").Attribute("class", Css(index)).Attribute("x", Share(from, most))
                .Attribute("width", Share(part, most)).Raw("/>");
            from += part;
        }

        html.Raw("</svg></td></tr>");
    }

    private static string Css(int index) => "part-" + (index + 1).ToString(CultureInfo.InvariantCulture);

    private static string Share(double value, double most) =>
        Math.Clamp(value / most * 100, 0, 100).ToString("0.##", CultureInfo.InvariantCulture) + "%";
}
