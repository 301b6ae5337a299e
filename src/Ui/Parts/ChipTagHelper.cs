using Microsoft.AspNetCore.Razor.TagHelpers;

namespace XaDienTu.Ui.Parts;

/// <summary>
/// A short state in words with a border.
/// <code>&lt;chip tone="Ok"&gt;Miễn phí&lt;/chip&gt; &lt;chip deadline="@DeadlineChip.Of(…)" href="/ho-so/1/thoi-han" /&gt;</code>
/// </summary>
[HtmlTargetElement("chip")]
public sealed class ChipTagHelper(AssetUrls assets) : UiTagHelper
{
    public Tone Tone { get; set; }

    public DeadlineChip? Deadline { get; set; }

    /// <summary>Name of an icon of the sprite.</summary>
    public string? Icon { get; set; }

    /// <summary>Where the chip leads, for example how the deadline was counted.</summary>
    public string? Href { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var tone = Deadline?.Tone ?? Tone;
        output.TagName = Href is null ? "span" : "a";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "chip chip-" + tone.CssClass());
        if (Href is not null)
        {
            output.Attributes.SetAttribute("href", Href);
        }

        if (Deadline?.Title is { } title)
        {
            output.Attributes.SetAttribute("title", title);
        }

        var html = new Markup();
        if (Icon is not null)
        {
            html.Icon(assets, Icon);
        }

        output.Content.SetHtmlContent(html.Text(Deadline?.Text).Raw(await output.GetChildContentAsync()).Html);
    }

    /// <summary>The same where markup is written by hand.</summary>
    internal static void Write(Markup html, Tone tone, string text, string? href, string? title)
    {
        var tag = href is null ? "span" : "a";
        html.Raw("<" + tag).Attribute("class", "chip chip-" + tone.CssClass()).Attribute("href", href).Attribute("title", title)
            .Raw(">").Text(text).Raw($"</{tag}>");
    }
}
