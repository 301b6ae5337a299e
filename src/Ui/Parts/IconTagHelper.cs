using Microsoft.AspNetCore.Razor.TagHelpers;

namespace XaDienTu.Ui.Parts;

/// <summary>
/// An icon of the sprite, hidden from assistive technology unless it has a label. Names: see <c>build-assets.mjs</c>.
/// <code>&lt;icon name="search" /&gt; &lt;icon name="x" label="Đóng" /&gt;</code>
/// </summary>
[HtmlTargetElement("icon")]
public sealed class IconTagHelper(AssetUrls assets) : UiTagHelper
{
    public string Name { get; set; } = "";

    /// <summary>Words for an icon that stands alone.</summary>
    public string? Label { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        var html = new Markup().Icon(assets, Name);
        if (Label is not null)
        {
            html.Raw("<span class=\"unseen\">").Text(Label).Raw("</span>");
        }

        output.Content.SetHtmlContent(html.Html);
    }
}
