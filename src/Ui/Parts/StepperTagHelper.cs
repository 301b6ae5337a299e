using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace XaDienTu.Ui.Parts;

/// <summary>
/// Where one is in a journey, as words and bars; stands above h1.
/// <code>&lt;stepper step="2" of="5" title="Người nộp" /&gt;</code>
/// </summary>
[HtmlTargetElement("stepper")]
public sealed class StepperTagHelper : UiTagHelper
{
    public int Step { get; set; }

    public int Of { get; set; }

    public string? Title { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "p";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "stepper");
        var words = string.Create(CultureInfo.InvariantCulture, $"Bước {Step} trên {Of}") + (Title is null ? "" : " – " + Title);
        var html = new Markup().Raw("<span>").Text(words).Raw("</span><span class=\"stepper-bars\" aria-hidden=\"true\">");
        for (var step = 1; step <= Of; step++)
        {
            html.Raw(step <= Step ? "<i class=\"on\"></i>" : "<i></i>");
        }

        output.Content.SetHtmlContent(html.Raw("</span>").Html);
    }
}
