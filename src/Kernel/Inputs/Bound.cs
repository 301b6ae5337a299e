using System.Buffers;
using System.Collections;
using System.Globalization;
using XaDienTu.Kernel.Text;

namespace XaDienTu.Kernel.Inputs;

/// <summary>How much of one input may come, and how it is cleaned first. <see cref="InputBounds"/> makes it from types and attributes,
/// once.</summary>
internal abstract class Bound
{
    /// <summary>The value as its kind is kept: itself, changed inside, or another one in its place.</summary>
    public virtual object Clean(object value) => value;

    public abstract void Check(object value, string path, InputFaults faults);

    /// <summary>Places that nobody gave a bound; a test wants none.</summary>
    public virtual IEnumerable<string> Missing(string path) => [];
}

/// <param name="most">Null where nobody said.</param>
internal sealed class TextBound(int? most, TextKind kind) : Bound
{
    private static readonly SearchValues<char> Unseen = SearchValues.Create(
        [.. Enumerable.Range(0, ' ').Select(code => (char)code).Except("\t\n\r"), '\u007F', '\uFFFE', '\uFFFF', TypedText.Broken]);

    public override object Clean(object value) => value is string text ? TypedText.Of(kind, text) : value;

    public override void Check(object value, string path, InputFaults faults)
    {
        if (value is not string text)
        {
            return;
        }

        if (text.Length > most)
        {
            faults.Add(path, MostLettersAttribute.Sentence(most.Value));
        }
        else if (text.AsSpan().ContainsAny(Unseen))
        {
            // PostgreSQL refuses the first of them in a text, SQLite takes it: told alike, and before either is asked.
            faults.Add(path, "Có ký tự không hiện được, thường do chép từ nơi khác. Xoá đi rồi gõ lại.");
        }
        else if (kind is TextKind.Line or TextKind.Note && OldEncoding.IsIn(text))
        {
            faults.Add(path, OldEncoding.Sentence);
        }
    }

    public override IEnumerable<string> Missing(string path) => most is null ? [path] : [];
}

internal sealed class NumberBound(decimal? least, decimal? most) : Bound
{
    public override void Check(object value, string path, InputFaults faults)
    {
        var number = Convert.ToDecimal(value, CultureInfo.InvariantCulture);
        if (least is { } from && most is { } to && (number < from || number > to))
        {
            faults.Add(path, BetweenAttribute.Sentence(from, to));
        }
    }

    public override IEnumerable<string> Missing(string path) => least is null ? [path] : [];
}

/// <summary>Days of living people and of what they ask for; no attribute needed.</summary>
internal sealed class DayBound : Bound
{
    private const int First = 1850;
    private const int Last = 2150;

    public override void Check(object value, string path, InputFaults faults)
    {
        var year = value switch
        {
            DateOnly day => day.Year,
            DateTimeOffset instant => instant.Year,
            DateTime instant => instant.Year,
            _ => First,
        };
        if (year is < First or > Last)
        {
            faults.Add(path, $"Năm phải từ {First} đến {Last}.");
        }
    }
}

/// <param name="element">Null where the items are bounded by their type: ids, choices, files.</param>
internal sealed class ListBound(int? most, Bound? element) : Bound
{
    public override object Clean(object value)
    {
        if (element is null || value is not IList list || list.Count > most)
        {
            return value;
        }

        for (var index = 0; index < list.Count; index++)
        {
            if (list[index] is { } item && element.Clean(item) is var clean && !ReferenceEquals(clean, item))
            {
                list[index] = clean;
            }
        }

        return value;
    }

    public override void Check(object value, string path, InputFaults faults)
    {
        if (value is ICollection { Count: var count } && count > most)
        {
            // What is in a list that is too long is not looked at.
            faults.Add(path, MostItemsAttribute.Sentence(most.Value));
            return;
        }

        var index = 0;
        foreach (var item in element is null ? Array.Empty<object>() : (IEnumerable)value)
        {
            if (item is null)
            {
                faults.Add($"{path}[{index}]", "Mục này trống. Điền hoặc bỏ mục đi.");
            }
            else if (!faults.AreEnough)
            {
                element!.Check(item, $"{path}[{index}]", faults);
            }

            index++;
        }
    }

    public override IEnumerable<string> Missing(string path) =>
        (most is null ? [path] : Array.Empty<string>()).Concat(element?.Missing($"{path}[]") ?? []);
}

/// <summary>Answers by name.</summary>
internal sealed class AnswersBound(int? most, int? letters, TextKind kind) : Bound
{
    private readonly TextBound text = new(letters, kind);
    private readonly TextBound names = new(letters, TextKind.Line);

    public override object Clean(object value)
    {
        if (value is IDictionary<string, string?> answers && answers.Count <= most)
        {
            foreach (var (name, answer) in answers.ToList())
            {
                answers[name] = answer is null ? null : (string)text.Clean(answer);
            }
        }

        return value;
    }

    public override void Check(object value, string path, InputFaults faults)
    {
        var answers = (IReadOnlyDictionary<string, string?>)value;
        if (answers.Count > most)
        {
            faults.Add(path, MostItemsAttribute.Sentence(most.Value));
            return;
        }

        foreach (var (name, answer) in answers.TakeWhile(_ => !faults.AreEnough))
        {
            names.Check(name, path, faults);
            if (answer is not null && name.Length <= letters)
            {
                text.Check(answer, $"{path}.{name}", faults);
            }
        }
    }

    public override IEnumerable<string> Missing(string path) => most is null || letters is null ? [path] : [];
}

internal sealed record Part(string Name, Func<object, object?> Read, Action<object, object> Write, Bound Bound);

internal sealed class PartsBound(IReadOnlyList<Part> parts) : Bound
{
    public override object Clean(object value)
    {
        foreach (var part in parts)
        {
            if (part.Read(value) is { } inner && part.Bound.Clean(inner) is var clean && !ReferenceEquals(clean, inner))
            {
                part.Write(value, clean);
            }
        }

        return value;
    }

    public override void Check(object value, string path, InputFaults faults)
    {
        foreach (var part in parts)
        {
            if (!faults.AreEnough && part.Read(value) is { } inner)
            {
                part.Bound.Check(inner, faults.Join(path, part.Name), faults);
            }
        }
    }

    public override IEnumerable<string> Missing(string path) => parts.SelectMany(part => part.Bound.Missing($"{path}.{part.Name}"));
}
