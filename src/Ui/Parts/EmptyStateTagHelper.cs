using Microsoft.AspNetCore.Razor.TagHelpers;

namespace XaDienTu.Ui.Parts;

/// <summary>
/// Says why a list is empty and what to do next.
/// <code>&lt;empty-state title="Chưa có hồ sơ nào quá hạn."&gt;&lt;a href="…"&gt;Xem việc của cả phòng&lt;/a&gt;&lt;/empty-state&gt;</code>
/// </summary>
[HtmlTargetElement("empty-state")]
public sealed class EmptyStateTagHelper(AssetUrls assets) : UiTagHelper
{
    public string Title { get; set; } = "";

    public string Icon { get; set => field = value.Length > 0 ? value : field; } = "inbox";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "empty");
        var html = new Markup().Icon(assets, Icon).Raw("<p class=\"empty-title\">").Text(Title).Raw("</p>");
        var child = await output.GetChildContentAsync();
        output.Content.SetHtmlContent(child.IsEmptyOrWhiteSpace ? html.Html : html.Raw("<div>").Raw(child).Raw("</div>").Html);
    }
}
