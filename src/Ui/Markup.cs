using Microsoft.AspNetCore.Html;

namespace XaDienTu.Ui;

/// <summary>Writes markup: constants raw, everything from outside encoded.</summary>
internal sealed class Markup
{
    public HtmlContentBuilder Html { get; } = new();

    public Markup Raw(string markup)
    {
        Html.AppendHtml(markup);
        return this;
    }

    public Markup Raw(IHtmlContent content)
    {
        Html.AppendHtml(content);
        return this;
    }

    public Markup Text(string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            Html.Append(text);
        }

        return this;
    }

    /// <summary>An attribute, left out when the value is null.</summary>
    public Markup Attribute(string name, string? value)
    {
        if (value is not null)
        {
            Html.AppendHtml(" " + name + "=\"").Append(value).AppendHtml("\"");
        }

        return this;
    }

    public Markup Flag(string name, bool on) => on ? Raw(" " + name) : this;

    /// <summary>An icon of the sprite; decoration, so hidden from assistive technology.</summary>
    public Markup Icon(AssetUrls assets, string name, string? cssClass = null)
    {
        Raw("<svg class=\"icon").Text(cssClass is null ? "" : " " + cssClass);
        return Raw("\" aria-hidden=\"true\" focusable=\"false\"><use").Attribute("href", assets.Of("icons.svg") + "#" + name)
            .Raw("/></svg>");
    }
}
