using System.Globalization;
using XaDienTu.Kernel.Time;
using XaDienTu.Ui.Forms;
using XaDienTu.Ui.Parts;

namespace XaDienTu.Ui.Lists;

/// <summary>What stands in one place of a list. A text is a cell by itself.</summary>
/// <param name="Text">Null or empty: nothing is there.</param>
public sealed record ListCell(string? Text)
{
    /// <summary>A second, smaller line.</summary>
    public string? Note { get; init; }

    /// <summary>What the note says tells rows alike apart.</summary>
    public bool IsNoteStrong { get; init; }

    public string? Href { get; init; }

    /// <summary>Drawn as a chip.</summary>
    public Tone? Tone { get; init; }

    public DeadlineChip? Deadline { get; init; }

    /// <summary>The link is a button; <see cref="Hint"/> says more for who hears it alone.</summary>
    public bool IsButton { get; init; }

    public string? Hint { get; init; }

    /// <summary>Further links of the place, or all of them.</summary>
    public IReadOnlyList<ListLink> Links { get; init; } = [];

    /// <summary>What a spreadsheet counts and sorts by, where the text is only how people read it.</summary>
    public object? Value { get; init; }

    /// <summary>The whole of it in words, as a file has it.</summary>
    public string Words
    {
        get
        {
            var words = string.Join(", ", new[] { Deadline?.Text ?? Text }.Concat(Links.Select(link => link.Text))
                .Where(part => !string.IsNullOrEmpty(part)));
            return string.IsNullOrEmpty(Note) ? words : $"{words} ({Note})";
        }
    }

    public static implicit operator ListCell(string? text) => new(text);

    public static ListCell ToListCell(string? text) => new(text);

    public static ListCell Link(string text, string href, string? note = null) => new(text) { Href = href, Note = note };

    public static ListCell Button(string text, string href, string hint) => new(text) { Href = href, IsButton = true, Hint = hint };

    public static ListCell Chip(Tone tone, string text) => new(text) { Tone = tone };

    public static ListCell Due(DeadlineChip deadline, string? href = null) => new(deadline.Text) { Deadline = deadline, Href = href };

    public static ListCell Number(long number) => new(Grouped.Number(number)) { Value = number };

    public static ListCell Money(long dong) => new(Grouped.Money(dong)) { Value = dong };

    public static ListCell Day(DateOnly? day) =>
        new(day is { } known ? VietnamTime.Short(known) : null) { Value = day?.ToDateTime(TimeOnly.MinValue) };

    public static ListCell Moment(DateTimeOffset? at) =>
        new(at is { } known ? VietnamTime.Short(known) : null) { Value = at?.InVietnam().DateTime };

    internal static string Count(long number) => number.ToString("N0", CultureInfo.GetCultureInfo("vi-VN"));
}

public sealed record ListLink(string Text, string Href);
