using Microsoft.AspNetCore.Razor.TagHelpers;

namespace XaDienTu.Ui.Pictures;

/// <summary>How far a step has come.</summary>
public enum StepState
{
    Done,
    Current,
    Next,
    Late,
}

/// <summary>One line of a timeline; times are ready-made words, for example "25/11 08:10".</summary>
public sealed record TimelineEntry(
    string Title,
    string? Time = null,
    string? Unit = null,
    string? Person = null,
    string? Planned = null,
    string? Note = null,
    StepState State = StepState.Done);

/// <summary>
/// What happened to a case, who did it, when it was planned; in the order given.
/// <code>&lt;timeline entries="Model.Entries" /&gt;</code>
/// </summary>
[HtmlTargetElement("timeline")]
public sealed class TimelineTagHelper : UiTagHelper
{
    public IEnumerable<TimelineEntry> Entries { get; set; } = [];

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "ol";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "steps");
        var html = new Markup();
        foreach (var entry in Entries)
        {
            StepList.Start(html, entry.State);
            html.Raw("<b>").Text(entry.Title).Raw("</b>");
            StepList.Line(html, "meta", entry.Time, entry.Planned is null ? null : "dự kiến " + entry.Planned);
            StepList.Line(html, "meta", entry.Unit, entry.Person);
            StepList.Line(html, "steps-note", entry.Note);
            html.Raw("</li>");
        }

        output.Content.SetHtmlContent(html.Html);
    }
}

/// <summary>Lines shared by the timeline and the list under the picture of a path.</summary>
internal static class StepList
{
    public static string Words(this StepState state) => state switch
    {
        StepState.Done => "đã xong",
        StepState.Current => "đang làm",
        StepState.Late => "quá hạn",
        _ => "chưa tới",
    };

    public static void Start(Markup html, StepState state)
    {
        html.Raw("<li").Attribute("class", "step-" + state.ToString().ToLowerInvariant())
            .Attribute("aria-current", state is StepState.Current or StepState.Late ? "step" : null).Raw(">");
    }

    /// <summary>One line of the parts that are known, none when all are missing.</summary>
    public static void Line(Markup html, string cssClass, params string?[] parts)
    {
        var known = string.Join(" · ", parts.Where(part => !string.IsNullOrEmpty(part)));
        if (known.Length > 0)
        {
            html.Raw("<span").Attribute("class", cssClass).Raw(">").Text(known).Raw("</span>");
        }
    }
}
