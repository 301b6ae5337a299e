using Microsoft.AspNetCore.Razor.TagHelpers;

namespace XaDienTu.Ui.Parts;

/// <summary>
/// A code to be read aloud or copied; the button appears when scripts run.
/// <code>&lt;copy-code value="H03.24.12-261124-0017" what="mã hồ sơ" /&gt;</code>
/// </summary>
[HtmlTargetElement("copy-code")]
public sealed class CopyCodeTagHelper(AssetUrls assets) : UiTagHelper
{
    public string Value { get; set; } = "";

    /// <summary>Name of the thing for the button: "Chép mã hồ sơ".</summary>
    public string What { get; set => field = value.Length > 0 ? value : field; } = "mã";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "copy");
        output.Content.SetHtmlContent(new Markup().Raw("<span class=\"code\">").Text(Value)
            .Raw("</span><button type=\"button\" class=\"btn btn-link\" hidden").Attribute("data-copy", Value).Raw(">")
            .Icon(assets, "copy").Raw("<span>Chép ").Text(What).Raw("</span></button>").Html);
    }
}
