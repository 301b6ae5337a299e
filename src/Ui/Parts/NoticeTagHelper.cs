using Microsoft.AspNetCore.Razor.TagHelpers;

namespace XaDienTu.Ui.Parts;

/// <summary>
/// A block at the place of an action: what happened and what to do next.
/// <code>&lt;notice tone="Ok" title="Đã nhận hồ sơ"&gt;Hẹn trả thứ Tư 25/11/2026.&lt;/notice&gt;</code>
/// </summary>
[HtmlTargetElement("notice")]
public sealed class NoticeTagHelper(AssetUrls assets) : UiTagHelper
{
    public Tone Tone { get; set; } = Tone.Info;

    public string? Title { get; set; }

    /// <summary>Read out at once by screen readers; for results of an action only.</summary>
    public bool Announce { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.Attributes.SetAttribute("class", "notice notice-" + Tone.CssClass());
        if (Announce)
        {
            output.Attributes.SetAttribute("role", Tone == Tone.Err ? "alert" : "status");
        }

        var html = new Markup().Icon(assets, Tone.Icon()).Raw("<div>");
        if (Title is not null)
        {
            html.Raw("<p class=\"notice-title\">").Text(Tone == Tone.Err ? "Lỗi: " : null).Text(Title).Raw("</p>");
        }

        output.Content.SetHtmlContent(html.Raw(await output.GetChildContentAsync()).Raw("</div>").Html);
    }
}
