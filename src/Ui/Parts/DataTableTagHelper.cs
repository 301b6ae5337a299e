using Microsoft.AspNetCore.Razor.TagHelpers;

namespace XaDienTu.Ui.Parts;

/// <summary>
/// A table with caption in a region that scrolls sideways on the phone; <c>class="worklist"</c> turns rows into blocks there,
/// where a cell that does not speak for itself has its heading as <c>data-label</c>.
/// <code>&lt;data-table caption="Hồ sơ đến hạn"&gt;&lt;thead&gt;…&lt;/thead&gt;&lt;tbody&gt;…&lt;/tbody&gt;&lt;/data-table&gt;</code>
/// </summary>
[HtmlTargetElement("data-table")]
public sealed class DataTableTagHelper : UiTagHelper
{
    public string Caption { get; set; } = "";

    /// <summary>The caption repeats the heading: kept for screen readers only.</summary>
    public bool HideCaption { get; set; }

    /// <summary>Class of the table itself.</summary>
    public string? Class { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.Attributes.SetAttribute("class", "table");
        output.Attributes.SetAttribute("role", "region");
        output.Attributes.SetAttribute("tabindex", "0");
        output.Attributes.SetAttribute("aria-label", Caption);
        var html = new Markup().Raw("<table").Attribute("class", Class).Raw("><caption")
            .Attribute("class", HideCaption ? "unseen" : null).Raw(">").Text(Caption).Raw("</caption>")
            .Raw(await output.GetChildContentAsync()).Raw("</table>");
        output.Content.SetHtmlContent(html.Html);
    }
}
