using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace XaDienTu.Ui.Forms;

/// <summary>
/// One question of a form: label, hint, error, input, in this order. Attributes it does not know go to the input;
/// child content follows the input.
/// <code>&lt;field asp-for="Form.Name" label="Họ, chữ đệm và tên" kind="text" autocomplete="name" /&gt;</code>
/// </summary>
[HtmlTargetElement("field")]
public sealed class FieldTagHelper(AssetUrls assets) : UiTagHelper
{
    [HtmlAttributeName("asp-for")]
    public ModelExpression? For { get; set; }

    /// <summary>Name of the form value when there is no <c>asp-for</c>.</summary>
    public string? Name { get; set; }

    /// <summary>Value shown when nothing was typed yet; the model's by default.</summary>
    public object? Value { get; set; }

    /// <summary>A question or a noun.</summary>
    public string Label { get; set; } = "";

    public string? Hint { get; set; }

    /// <summary>Error text; by default the model state's.</summary>
    public string? Error { get; set; }

    /// <summary>
    /// text, textarea, number, money, email, password, search, phone, personal-id, code, date (three boxes), day, time, month,
    /// select, radios, checkboxes, check, file.
    /// </summary>
    public string Kind { get; set; } = "text";

    /// <summary>Adds "(không bắt buộc)".</summary>
    public bool Optional { get; set; }

    /// <summary>xs (4 digits), s (10), m (20), l (32) or full: hints the length of the answer.</summary>
    public string? Width { get; set; }

    /// <summary>Choices of select, radios and checkboxes; the group's name of an item is its hint under the label.</summary>
    public IEnumerable<SelectListItem>? Items { get; set; }

    /// <summary>First line of a select, for example "Chọn xã"; its value is empty.</summary>
    public string? Choose { get; set; }

    public int Rows { get; set; } = 4;

    /// <summary>Shows how many letters are left of this number.</summary>
    public int? Counter { get; set; }

    /// <summary>Date: offers "Chỉ biết năm sinh".</summary>
    public bool YearOnly { get; set; }

    /// <summary>Address answering <c>?q=</c> with a list of suggestions; see README.</summary>
    public string? Suggest { get; set; }

    /// <summary>File: photos are made smaller on the phone before they are sent.</summary>
    public bool Photo { get; set; }

    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var child = await output.GetChildContentAsync();
        var state = new FieldState(ViewContext, For, Name, Value, Error);
        var input = new FieldInput(this, state, [.. output.Attributes]);
        output.Attributes.Clear();
        output.TagMode = TagMode.StartTagAndEndTag;
        var grouped = Kind is "date" or "radios" or "checkboxes";
        output.TagName = grouped ? "fieldset" : "div";
        output.Attributes.SetAttribute("class", state.Error is null ? "field" : "field field-err");
        var html = new Markup();
        if (Kind == "check")
        {
            input.Write(html);
            WriteHintAndError(html, state);
        }
        else
        {
            WriteLabel(html, state, grouped);
            WriteHintAndError(html, state);
            if (grouped && input.DescribedBy is { } described)
            {
                output.Attributes.SetAttribute("aria-describedby", described);
            }

            input.Write(html);
        }

        if (Counter is { } most)
        {
            var count = most.ToString(CultureInfo.InvariantCulture);
            html.Raw("<p class=\"hint counter\"").Attribute("data-counter", state.Id).Attribute("data-most", count)
                .Raw(">Tối đa ").Text(count).Raw(" chữ</p>");
        }

        // A module runs once however often a page names it.
        foreach (var script in new[] { Photo ? "photo.js" : null, Suggest is null ? null : "suggest.js" })
        {
            if (script is not null)
            {
                html.Raw("<script type=\"module\"").Attribute("src", assets.Of(script)).Raw("></script>");
            }
        }

        html.Raw(child);
        output.Content.SetHtmlContent(html.Html);
    }

    private void WriteLabel(Markup html, FieldState state, bool grouped)
    {
        html.Raw(grouped ? "<legend>" : "<label").Attribute(grouped ? "data-" : "for", grouped ? null : state.Id);
        html.Raw(grouped ? "" : ">").Text(Label);
        if (Optional)
        {
            html.Raw(" <span class=\"optional\">(không bắt buộc)</span>");
        }

        html.Raw(grouped ? "</legend>" : "</label>");
    }

    private void WriteHintAndError(Markup html, FieldState state)
    {
        if (Hint is not null)
        {
            html.Raw("<p class=\"hint\"").Attribute("id", state.Id + "-hint").Raw(">").Text(Hint).Raw("</p>");
        }

        if (state.Error is not null)
        {
            html.Raw("<p class=\"error\"").Attribute("id", state.Id + "-error").Raw(">").Icon(assets, "circle-alert")
                .Raw("<span><b>Lỗi:</b> ").Text(state.Error).Raw("</span></p>");
        }
    }
}
