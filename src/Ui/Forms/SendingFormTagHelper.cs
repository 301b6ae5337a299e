using Microsoft.AspNetCore.Razor.TagHelpers;

namespace XaDienTu.Ui.Forms;

/// <summary>Notes that the page has a form that sends: the script that keeps what is typed comes with such pages alone.</summary>
[HtmlTargetElement("form", Attributes = "[method=post]")]
public sealed class SendingFormTagHelper(PageFrame frame) : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output) => frame.Sends = true;
}
