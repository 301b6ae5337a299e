using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace XaDienTu.Ui.Parts;

/// <summary>
/// Views of the same list as links with addresses of their own; at most six. Alt+1…5 open them on officer pages.
/// <code>&lt;tabs label="Việc của tôi"&gt;&lt;tab href="?xem=moi" active="true" count="8"&gt;Mới&lt;/tab&gt;&lt;/tabs&gt;</code>
/// </summary>
[HtmlTargetElement("tabs")]
public sealed class TabsTagHelper : UiTagHelper
{
    public string Label { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "nav";
        output.Attributes.SetAttribute("class", "tabs");
        output.Attributes.SetAttribute("aria-label", Label);
    }
}

/// <summary>One view of <see cref="TabsTagHelper"/>.</summary>
[HtmlTargetElement("tab", ParentTag = "tabs")]
public sealed class TabTagHelper : UiTagHelper
{
    public string Href { get; set; } = "";

    public bool Active { get; set; }

    public int? Count { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "a";
        output.Attributes.SetAttribute("href", Href);
        if (Active)
        {
            output.Attributes.SetAttribute("aria-current", "page");
        }

        var html = new Markup().Raw(await output.GetChildContentAsync());
        if (Count is { } count)
        {
            html.Raw("<span class=\"count\">").Text(count.ToString(CultureInfo.InvariantCulture)).Raw("</span>");
        }

        output.Content.SetHtmlContent(html.Html);
    }
}
