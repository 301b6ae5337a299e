using Microsoft.AspNetCore.Razor.TagHelpers;

namespace XaDienTu.Ui.Parts;

/// <summary>One thing that is known; without a text it is not shown.</summary>
public sealed record Fact(string Label, string? Text)
{
    /// <summary>Read letter by letter.</summary>
    public bool IsCode { get; init; }

    /// <summary>Where the text leads.</summary>
    public string? Href { get; init; }

    /// <summary>Where it is changed.</summary>
    public string? ChangeUrl { get; init; }
}

/// <summary>
/// What is known of a thing, label by label; the middle of a page of details and of a page that asks once more.
/// <code>&lt;facts of="Model.Facts" /&gt;</code>
/// </summary>
[HtmlTargetElement("facts")]
public sealed class FactsTagHelper : UiTagHelper
{
    public IReadOnlyList<Fact> Of { get; set; } = [];

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var known = Of.Where(fact => !string.IsNullOrEmpty(fact.Text)).ToList();
        if (known.Count == 0)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "dl";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "facts");
        var html = new Markup();
        foreach (var fact in known)
        {
            html.Raw("<div><dt>").Text(fact.Label).Raw("</dt><dd").Attribute("class", fact.IsCode ? "code wrap" : null).Raw(">");
            Linked(html, fact.Href, fact.Text!).Raw("</dd>");
            if (fact.ChangeUrl is { } change)
            {
                html.Raw("<dd class=\"change\"><a").Attribute("href", change).Raw(">Sửa<span class=\"unseen\"> ").Text(fact.Label)
                    .Raw("</span></a></dd>");
            }

            html.Raw("</div>");
        }

        output.Content.SetHtmlContent(html.Html);
    }

    private static Markup Linked(Markup html, string? href, string text) =>
        href is null ? html.Text(text) : html.Raw("<a").Attribute("href", href).Raw(">").Text(text).Raw("</a>");
}
