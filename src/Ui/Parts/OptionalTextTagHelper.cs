using Microsoft.AspNetCore.Razor.TagHelpers;

namespace XaDienTu.Ui.Parts;

/// <summary>
/// A text that may be missing: nothing is written then, no empty line and nothing a reading program stops at.
/// <code>&lt;optional-text class="meta" text="@row.SourceAddress" /&gt;</code>
/// </summary>
[HtmlTargetElement("optional-text")]
public sealed class OptionalTextTagHelper : UiTagHelper
{
    public string? Text { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Text is null)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Content.SetContent(Text);
    }
}
