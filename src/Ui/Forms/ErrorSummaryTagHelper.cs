using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace XaDienTu.Ui.Forms;

/// <summary>
/// All errors of the form above h1, each linking to its field in the same words. Writes nothing when the form is fine.
/// The layout adds "Lỗi:" to the title by itself.
/// <code>&lt;error-summary /&gt;</code>
/// </summary>
[HtmlTargetElement("error-summary")]
public sealed class ErrorSummaryTagHelper(AssetUrls assets) : UiTagHelper
{
    /// <summary>Heading; "Cần sửa n chỗ" by default.</summary>
    public string? Title { get; set; }

    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>Nothing typed was wrong: whatever heading the page has for its faults does not fit.</summary>
    private bool IsTooOften => ViewContext.HttpContext.Response.StatusCode == StatusCodes.Status429TooManyRequests;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var faults = ViewContext.ModelState
            .Where(entry => entry.Value is { Errors.Count: > 0 })
            .SelectMany(entry => entry.Value!.Errors.Select(error => (entry.Key, Words: error.ErrorMessage)))
            .Distinct()
            .ToList();
        if (faults.Count == 0)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "error-summary");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Attributes.SetAttribute(new TagHelperAttribute("autofocus"));
        var html = new Markup().Raw("<h2>").Icon(assets, "circle-alert")
            .Text(IsTooOften ? "Đã quá số lần cho phép"
                : Title ?? $"Cần sửa {faults.Count.ToString(CultureInfo.InvariantCulture)} chỗ").Raw("</h2>");
        var order = FieldOrder.Of(ViewContext.HttpContext);
        output.Content.SetHtmlContent(html.Raw(new Later(() => Links(faults.OrderBy(fault => order.Place(fault.Key))))).Html);
    }

    private static HtmlContentBuilder Links(IEnumerable<(string Key, string Words)> faults)
    {
        var html = new Markup().Raw("<ul>");
        foreach (var (key, words) in faults)
        {
            html.Raw("<li>");
            if (key.Length == 0)
            {
                html.Text(words);
            }
            else
            {
                html.Raw("<a").Attribute("href", "#" + TagBuilder.CreateSanitizedId(key, "_")).Raw(">").Text(words).Raw("</a>");
            }

            html.Raw("</li>");
        }

        return html.Raw("</ul>").Html;
    }

    /// <summary>Written when the page is: only then are the fields below the summary known.</summary>
    private sealed class Later(Func<IHtmlContent> content) : IHtmlContent
    {
        public void WriteTo(TextWriter writer, HtmlEncoder encoder) => content().WriteTo(writer, encoder);
    }
}
