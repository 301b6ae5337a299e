using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;
using XaDienTu.Ui.Forms;

namespace XaDienTu.Ui.Parts;

/// <summary>
/// Keyset paging: no page numbers, they lie on a list that grows while it is read.
/// <code>&lt;pager previous="@Model.PreviousUrl" next="@Model.NextUrl" first="@Model.FirstUrl" size="25" about="1200" /&gt;</code>
/// </summary>
[HtmlTargetElement("pager")]
public sealed class PagerTagHelper(AssetUrls assets) : UiTagHelper
{
    /// <summary>Address of the rows before; null on the first page.</summary>
    public string? Previous { get; set; }

    /// <summary>Address of the rows after; null on the last page.</summary>
    public string? Next { get; set; }

    /// <summary>Address of the beginning; shown when there are rows before.</summary>
    public string? First { get; set; }

    public int Size { get; set; } = 25;

    /// <summary>Number of all rows; written "khoảng" from 1.000, where it is an estimate.</summary>
    public long? About { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Previous is null && Next is null && About is null)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "nav";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "pager");
        output.Attributes.SetAttribute("aria-label", "Các dòng trước và sau");
        var html = new Markup();
        var size = Size.ToString(CultureInfo.InvariantCulture);
        if (Previous is not null)
        {
            html.Raw("<a rel=\"prev\"").Attribute("href", Previous).Raw(">").Icon(assets, "chevron-left")
                .Text(size + " trước").Raw("</a>");
        }

        if (Next is not null)
        {
            html.Raw("<a rel=\"next\"").Attribute("href", Next).Raw(">").Text(size + " tiếp")
                .Icon(assets, "chevron-right").Raw("</a>");
        }

        if (Previous is not null && First is not null)
        {
            html.Raw("<a").Attribute("href", First).Raw(">Về đầu</a>");
        }

        if (About is { } all)
        {
            html.Raw("<span class=\"meta\">").Text((all >= 1000 ? "khoảng " : "") + Grouped.Number(all) + " dòng").Raw("</span>");
        }

        output.Content.SetHtmlContent(html.Html);
    }
}
