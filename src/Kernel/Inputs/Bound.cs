using System.Buffers;
using System.Collections;
using System.Globalization;

namespace XaDienTu.Kernel.Inputs;

/// <summary>How much of one input may come. <see cref="InputBounds"/> makes it from types and attributes, once.</summary>
internal abstract class Bound
{
    public abstract void Check(object value, string path, InputFaults faults);

    /// <summary>Places that nobody gave a bound; a test wants none.</summary>
    public virtual IEnumerable<string> Missing(string path) => [];
}

/// <param name="most">Null where nobody said.</param>
internal sealed class TextBound(int? most) : Bound
{
    private static readonly SearchValues<char> Unseen = SearchValues.Create(
        [.. Enumerable.Range(0, ' ').Select(code => (char)code).Except("\t\n\r"), '\u007F', '\uFFFE', '\uFFFF']);

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
internal sealed class AnswersBound(int? most, int? letters) : Bound
{
    private readonly TextBound text = new(letters);

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
            if (name.Length > letters)
            {
                faults.Add(path, MostLettersAttribute.Sentence(letters.Value));
            }
            else if (answer is not null)
            {
                text.Check(answer, $"{path}.{name}", faults);
            }
        }
    }

    public override IEnumerable<string> Missing(string path) => most is null || letters is null ? [path] : [];
}

internal sealed record Part(string Name, Func<object, object?> Read, Bound Bound);

internal sealed class PartsBound(IReadOnlyList<Part> parts) : Bound
{
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
