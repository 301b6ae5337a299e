using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace XaDienTu.Ui.Pictures;

/// <summary>One step of a process; <paramref name="Time"/> is ready-made words ("25/11 08:10", "hẹn 25/11 17:00").</summary>
public sealed record PathNode(string Name, string? Unit, StepState State, string? Time = null);

/// <summary>
/// The way of a case as a picture on the desk and as an ordered list on the phone and for screen readers; both from one list.
/// More than seven steps fold in the middle, around the current one.
/// <code>&lt;process-path nodes="Model.Path" /&gt;</code>
/// </summary>
[HtmlTargetElement("process-path")]
public sealed class ProcessPathTagHelper : UiTagHelper
{
    private const int Most = 7;
    private const int Step = 160;
    private const int Axis = 18;
    private const int NameLetters = 18;
    private const int UnitLetters = 19;
    private const int UnitLines = 3;
    private const int NameHeight = 18;
    private const int SmallHeight = 17;

    public IReadOnlyList<PathNode> Nodes { get; set; } = [];

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Nodes.Count == 0)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "path");
        var html = new Markup();
        Draw(html, Fold(Nodes));
        html.Raw("<ol class=\"steps\">");
        foreach (var node in Nodes)
        {
            StepList.Start(html, node.State);
            html.Raw("<b>").Text(node.Name).Raw("</b>");
            StepList.Line(html, "meta", node.State.Words(), node.Time, node.Unit);
            html.Raw("</li>");
        }

        output.Content.SetHtmlContent(html.Raw("</ol>").Html);
    }

    /// <summary>Nodes to draw; a number stands for that many folded steps.</summary>
    internal static List<(PathNode? Node, int Folded)> Fold(IReadOnlyList<PathNode> nodes)
    {
        if (nodes.Count <= Most)
        {
            return [.. nodes.Select(node => ((PathNode?)node, 0))];
        }

        var at = nodes.Count - 1;
        for (var index = nodes.Count - 1; index >= 0; index--)
        {
            at = nodes[index].State is StepState.Current or StepState.Late ? index : at;
        }

        var drawn = new List<(PathNode? Node, int Folded)>();
        for (var index = 0; index < nodes.Count; index++)
        {
            // A gap of one step is drawn: the fold would take the same room.
            if (Shown(index) || (Shown(index - 1) && Shown(index + 1)))
            {
                drawn.Add((nodes[index], 0));
            }
            else if (drawn[^1].Node is null)
            {
                drawn[^1] = (null, drawn[^1].Folded + 1);
            }
            else
            {
                drawn.Add((null, 1));
            }
        }

        return drawn;

        bool Shown(int index) => index == 0 || index == nodes.Count - 1 || Math.Abs(index - at) <= 1;
    }

    private static void Draw(Markup html, List<(PathNode? Node, int Folded)> drawn)
    {
        var width = Text(drawn.Count * Step);
        html.Raw("<svg class=\"path-wide\" aria-hidden=\"true\" focusable=\"false\"")
            .Attribute("viewBox", "0 0 " + width + " " + Text(Height(drawn)))
            .Attribute("width", width).Raw(">");
        for (var index = 1; index < drawn.Count; index++)
        {
            var state = drawn[index].Node?.State ?? drawn[index - 1].Node?.State ?? StepState.Next;
            var right = Center(index) - (drawn[index].Node is null ? 38 : 16);
            var left = Center(index - 1) + (drawn[index - 1].Node is null ? 38 : 16);
            html.Raw("<path").Attribute("class", "way-" + Name(state)).Attribute("d", $"M{Text(left)} {Axis}H{Text(right)}").Raw("/>");
        }

        for (var index = 0; index < drawn.Count; index++)
        {
            var x = Center(index);
            if (drawn[index].Node is { } node)
            {
                DrawNode(html, node, x);
            }
            else
            {
                Line(html, "path-fold", x, Axis + 5, "… " + Text(drawn[index].Folded) + " bước");
            }
        }

        html.Raw("</svg>");
    }

    private static void DrawNode(Markup html, PathNode node, int x)
    {
        html.Raw("<g").Attribute("class", "node-" + Name(node.State)).Attribute("transform", $"translate({Text(x)} {Axis})")
            .Raw("><circle r=\"12\"/>");
        html.Raw(node.State switch
        {
            StepState.Done => "<path d=\"m-5 0 3.5 4L5-4\"/>",
            StepState.Current => "<circle class=\"dot\" r=\"5\"/>",
            StepState.Late => "<path d=\"M0-6V1M0 5v.5\"/>",
            _ => "",
        }).Raw("</g>");
        var y = Axis + 34;
        foreach (var line in Wrap(node.Name, NameLetters))
        {
            Line(html, node.State == StepState.Next ? "path-name path-next" : "path-name", x, y, line);
            y += NameHeight;
        }

        foreach (var line in TimeLines(node))
        {
            Line(html, node.State == StepState.Late ? "path-time path-late" : "path-time", x, y, line);
            y += SmallHeight;
        }

        foreach (var line in node.Unit is null ? [] : Wrap(node.Unit, UnitLetters, UnitLines))
        {
            Line(html, "path-time", x, y, line);
            y += SmallHeight;
        }
    }

    private static List<string> TimeLines(PathNode node) => node switch
    {
        { State: StepState.Late, Time: { } time } => ["quá hạn", time],
        { State: StepState.Late } => ["quá hạn"],
        { Time: { } time } => [time],
        { State: StepState.Current } => ["đang làm"],
        _ => [],
    };

    private static int Height(List<(PathNode? Node, int Folded)> drawn) =>
        Axis + 40 + drawn.Max(item => item.Node is not { } node ? 0
            : (Wrap(node.Name, NameLetters).Count * NameHeight) + (TimeLines(node).Count * SmallHeight)
                + (node.Unit is null ? 0 : Wrap(node.Unit, UnitLetters, UnitLines).Count * SmallHeight));

    /// <summary>SVG text does not wrap by itself. What fits in no line is left to the list below the picture, which has it whole.</summary>
    internal static List<string> Wrap(string text, int most, int mostLines = 2)
    {
        var lines = new List<string>();
        while (text.Length > most && lines.Count < mostLines - 1)
        {
            var cut = text.LastIndexOf(' ', most);
            cut = cut <= 0 ? most : cut;
            lines.Add(text[..cut]);
            text = text[cut..].Trim();
        }

        lines.Add(text.Length <= most ? text : text[..(most - 1)].TrimEnd() + "…");
        return lines;
    }

    private static void Line(Markup html, string cssClass, int x, int y, string words) =>
        html.Raw("<text text-anchor=\"middle\"").Attribute("class", cssClass).Attribute("x", Text(x)).Attribute("y", Text(y))
            .Raw(">").Text(words).Raw("</text>");

    private static int Center(int index) => (index * Step) + (Step / 2);

    private static string Name(StepState state) => state.ToString().ToLowerInvariant();

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
