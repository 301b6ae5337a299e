using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace XaDienTu.Ui.Parts;

/// <summary>Says that it is done: <c>return this.Done(Address, "Đã giao chức vụ", "Quyền mới có ngay từ ngày bắt đầu.");</c></summary>
public static class DoneAnswer
{
    internal const string Title = "done";
    internal const string Words = "done-words";

    /// <summary>Leads on to a page that has <c>&lt;done /&gt;</c>, where it is said once: not again when that page is loaded
    /// again.</summary>
    public static IActionResult Done(this PageModel page, string url, string title, string? words = null)
    {
        page.TempData[Title] = title;
        page.TempData[Words] = words;
        return page.LocalRedirect(url);
    }
}

/// <summary>What was done just now; stands under the heading. <code>&lt;done /&gt;</code></summary>
[HtmlTargetElement("done")]
public sealed class DoneTagHelper(AssetUrls assets) : UiTagHelper
{
    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (ViewContext.TempData?[DoneAnswer.Title] is not string title)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "notice notice-ok");
        output.Attributes.SetAttribute("role", "status");
        var html = new Markup().Icon(assets, Tone.Ok.Icon()).Raw("<div><p class=\"notice-title\">").Text(title).Raw("</p>");
        if (ViewContext.TempData[DoneAnswer.Words] is string words)
        {
            html.Raw("<p>").Text(words).Raw("</p>");
        }

        output.Content.SetHtmlContent(html.Raw("</div>").Html);
    }
}
