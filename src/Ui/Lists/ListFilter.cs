using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using XaDienTu.Kernel.Text;
using XaDienTu.Kernel.Time;

namespace XaDienTu.Ui.Lists;

/// <summary>One question of the form above a list; it stands in the address under its name.</summary>
public abstract record ListFilter<TRow>(string Name, string Label)
{
    /// <summary>Width of the field, as <c>&lt;field&gt;</c> has it.</summary>
    public string? Width { get; init; }

    /// <summary>A key that leads to the field: "F4".</summary>
    public string? Key { get; init; }

    /// <summary>The answer is of a kind that no audit keeps: names, numbers of persons.</summary>
    internal virtual bool IsTyped => false;

    /// <summary>Names of its fields.</summary>
    internal virtual IReadOnlyList<string> Names => [Name];

    internal abstract IEnumerable<ListField> Fields(Func<string, string?> answer);

    /// <summary>Field and sentence of what cannot be meant.</summary>
    internal virtual (string Field, string Sentence)? Fault(Func<string, string?> answer) => null;

    internal abstract Task<IQueryable<TRow>> ApplyAsync(IQueryable<TRow> rows, Func<string, string?> answer);

    /// <summary>The answer in words, for the head of a printed list.</summary>
    internal abstract string? Told(Func<string, string?> answer);
}

/// <summary>A field of the form as it is drawn.</summary>
public sealed record ListField(
    string Name, string Label, string Kind, string? Value, string? Width, IReadOnlyList<SelectListItem>? Items = null,
    string? Choose = null,
    string? Key = null);

/// <summary>Looks for words, marks and case as they come: <paramref name="HasWord"/> is asked for each, folded.</summary>
public sealed record WordsFilter<TRow>(string Name, string Label, Func<IQueryable<TRow>, string, IQueryable<TRow>> HasWord)
    : ListFilter<TRow>(Name, Label)
{
    internal override bool IsTyped => true;

    internal override IEnumerable<ListField> Fields(Func<string, string?> answer) =>
        [new(Name, Label, "search", answer(Name), Width, Key: Key)];

    internal override Task<IQueryable<TRow>> ApplyAsync(IQueryable<TRow> rows, Func<string, string?> answer) =>
        Task.FromResult(FoldedText.Words(answer(Name)).Aggregate(rows, HasWord));

    internal override string? Told(Func<string, string?> answer) => answer(Name) is { } words ? $"{Label}: {words}" : null;
}

/// <summary>One of some answers; an answer that is none of them asks for nothing.</summary>
/// <param name="All">Words for no choice: "Mọi trạng thái".</param>
public sealed record ChoiceFilter<TRow>(string Name, string Label, string All, IReadOnlyList<ListChoice<TRow>> Choices)
    : ListFilter<TRow>(Name, Label)
{
    internal override IEnumerable<ListField> Fields(Func<string, string?> answer) =>
    [
        new(Name, Label, "select", answer(Name), Width, [.. Choices.Select(choice => new SelectListItem(choice.Text, choice.Value))], All),
    ];

    internal override Task<IQueryable<TRow>> ApplyAsync(IQueryable<TRow> rows, Func<string, string?> answer) =>
        Chosen(answer)?.WhereAsync(rows) ?? Task.FromResult(rows);

    internal override string? Told(Func<string, string?> answer) => Chosen(answer) is { } chosen ? $"{Label}: {chosen.Text}" : null;

    private ListChoice<TRow>? Chosen(Func<string, string?> answer) =>
        answer(Name) is { } value ? Choices.FirstOrDefault(choice => choice.Value == value) : null;
}

/// <param name="Value">In the address.</param>
public sealed record ListChoice<TRow>(string Value, string Text, Func<IQueryable<TRow>, Task<IQueryable<TRow>>> WhereAsync)
{
    public ListChoice(string value, string text, Func<IQueryable<TRow>, IQueryable<TRow>> where)
        : this(value, text, rows => Task.FromResult(where(rows)))
    {
    }
}

/// <summary>A question whose answer the page reads by itself.</summary>
public sealed record AskedFilter<TRow>(string Name, string Label, string Kind = "search") : ListFilter<TRow>(Name, Label)
{
    /// <summary>Answers of a select, and its words for no choice.</summary>
    public IReadOnlyList<SelectListItem>? Items { get; init; }

    /// <inheritdoc cref="Items"/>
    public string? All { get; init; }

    internal override bool IsTyped => Items is null && Kind != "day";

    internal override IEnumerable<ListField> Fields(Func<string, string?> answer) =>
        [new(Name, Label, Kind, answer(Name), Width, Items, All, Key)];

    internal override Task<IQueryable<TRow>> ApplyAsync(IQueryable<TRow> rows, Func<string, string?> answer) => Task.FromResult(rows);

    internal override string? Told(Func<string, string?> answer) =>
        answer(Name) is { } value ? $"{Label}: {Items?.FirstOrDefault(item => item.Value == value)?.Text ?? value}" : null;
}

/// <summary>A stretch of days, both included, either left open.</summary>
/// <param name="Name">Name of the first day; <paramref name="LastName"/> of the last.</param>
/// <param name="Between">Asked with the first instant and the first that is beyond.</param>
public sealed record DaysFilter<TRow>(
    string Name, string Label, string LastName, string LastLabel,
    Func<IQueryable<TRow>, DateTimeOffset, DateTimeOffset, IQueryable<TRow>> Between) : ListFilter<TRow>(Name, Label)
{
    internal override IReadOnlyList<string> Names => [Name, LastName];

    internal override IEnumerable<ListField> Fields(Func<string, string?> answer) =>
        [new(Name, Label, "day", answer(Name), Width), new(LastName, LastLabel, "day", answer(LastName), Width)];

    internal override (string Field, string Sentence)? Fault(Func<string, string?> answer)
    {
        foreach (var name in Names)
        {
            if (answer(name) is { } typed && Day(typed) is null)
            {
                return (name, $"Không có ngày “{typed}”. Chọn lại ngày.");
            }
        }

        return Day(answer(Name)) is { } first && Day(answer(LastName)) is { } last && first > last
            ? (LastName, $"{LastLabel} phải từ {VietnamTime.Short(first)} trở đi.")
            : null;
    }

    internal override Task<IQueryable<TRow>> ApplyAsync(IQueryable<TRow> rows, Func<string, string?> answer)
    {
        var (first, last) = (Day(answer(Name)), Day(answer(LastName)));
        return Task.FromResult(first is null && last is null ? rows : Between(
            rows,
            (first ?? new DateOnly(1900, 1, 1)).At(TimeOnly.MinValue).ToUniversalTime(),
            (last ?? new DateOnly(9998, 1, 1)).AddDays(1).At(TimeOnly.MinValue).ToUniversalTime()));
    }

    internal override string? Told(Func<string, string?> answer)
    {
        string?[] parts =
        [
            Day(answer(Name)) is { } first ? $"{Label} {VietnamTime.Short(first)}" : null,
            Day(answer(LastName)) is { } last ? $"{LastLabel} {VietnamTime.Short(last)}" : null,
        ];
        return string.Join(", ", parts.OfType<string>()) is { Length: > 0 } told ? told : null;
    }

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day.Year is > 1 and < 9999 ? day : null;
}
