using Microsoft.AspNetCore.Razor.TagHelpers;

namespace XaDienTu.Ui.Forms;

/// <summary>
/// Forms that change something are checked by the server, whose words are plain Vietnamese and stand beside the field: the browser's own
/// check speaks the browser's language.
/// </summary>
[HtmlTargetElement("form", Attributes = "[method=post]")]
public sealed class OwnWordsTagHelper : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        output.Attributes.SetAttribute(new TagHelperAttribute("novalidate"));
}
