using Microsoft.AspNetCore.Razor.TagHelpers;
using XaDienTu.Ui.Parts;

namespace XaDienTu.Ui.Lists;

/// <summary>What stands in a place of a list, without a blank around it. <code>&lt;list-cell cell="cell" /&gt;</code></summary>
[HtmlTargetElement("list-cell")]
public sealed class ListCellTagHelper : UiTagHelper
{
    public ListCell? Cell { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        var html = new Markup();
        if (Cell is { } cell)
        {
            WriteText(html, cell);
            foreach (var link in cell.Links)
            {
                html.Raw("<a").Attribute("href", link.Href).Raw(">").Text(link.Text).Raw("</a> ");
            }

            if (!string.IsNullOrEmpty(cell.Note))
            {
                html.Raw(cell.IsNoteStrong ? " <span class=\"meta subject\">" : " <span class=\"meta\">").Text(cell.Note).Raw("</span>");
            }
        }

        output.Content.SetHtmlContent(html.Html);
    }

    private static void WriteText(Markup html, ListCell cell)
    {
        if (string.IsNullOrEmpty(cell.Text))
        {
            return;
        }

        if ((cell.Deadline?.Tone ?? cell.Tone) is { } tone)
        {
            ChipTagHelper.Write(html, tone, cell.Text, cell.Href, cell.Deadline?.Title);
        }
        else if (cell.Href is { } href)
        {
            html.Raw("<a").Attribute("class", cell.IsButton ? "btn btn-2" : null).Attribute("href", href)
                .Attribute("aria-label", cell.Hint).Raw(">").Text(cell.Text).Raw("</a>");
        }
        else
        {
            html.Text(cell.Text);
        }
    }
}
