using System.Globalization;
using System.Text.RegularExpressions;

namespace XaDienTu.Procedures.Contracts;

public enum FieldKind { Text, TextArea, Integer, Number, Boolean, Date, Email, PersonalId, Phone, Commune, Choice }

/// <summary>One question of an e-form.</summary>
public sealed record FormField
{
    public required string Name { get; init; }
    public required string Title { get; init; }
    public required FieldKind Kind { get; init; }
    public string Group { get; init; } = "";
    public string? Hint { get; init; }
    public bool Required { get; init; }
    public int? MinLength { get; init; }
    public int? MaxLength { get; init; }
    public decimal? Minimum { get; init; }
    public decimal? Maximum { get; init; }
    public Regex? Pattern { get; init; }
    public string? PatternMessage { get; init; }
    public IReadOnlyList<FormOption> Options { get; init; } = [];

    /// <summary>The date must not lie in the future.</summary>
    public bool PastDate { get; init; }

    /// <summary>The name of a person: its words begin with capitals, and it has no digits or signs.</summary>
    public bool IsPersonName { get; init; }

    /// <summary>"Chỉ biết năm sinh": a year alone is enough.</summary>
    public bool AllowYearOnly { get; init; }

    /// <summary>Where a first value comes from: <c>applicant.name</c>, <c>applicant.idNumber</c> …</summary>
    public string? Prefill { get; init; }

    /// <summary>The first value holds only with this answer: the applicant's name is the mother's when the mother applies.</summary>
    public ShowIf? PrefillIf { get; init; }

    /// <summary>What the answer must agree with in other answers.</summary>
    public IReadOnlyList<FormRule> Rules { get; init; } = [];

    public ShowIf? ShowIf { get; init; }

    /// <summary>Its answer tells this case from others of the same person (<c>x-subject</c>): the words in front of it, perhaps none; null
    /// when it does not.</summary>
    public string? SubjectWords { get; init; }

    public bool IsShown(IReadOnlyDictionary<string, string> values) =>
        ShowIf is null || ShowIf.Holds(values);

    /// <summary>A stored value in the words of a check page or a printed form.</summary>
    public string Display(string value) => Kind switch
    {
        FieldKind.Date when DateOnly.TryParseExact(value, "yyyy-MM-dd", out var date) =>
            date.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
        FieldKind.Boolean => value == "true" ? "Có" : "Không",
        FieldKind.Choice => Options.FirstOrDefault(option => option.Value == value)?.Name ?? value,
        FieldKind.PersonalId when value.Length == 12 => $"{value[..4]} {value[4..8]} {value[8..]}",
        FieldKind.Phone when value.Length == 10 => $"{value[..4]} {value[4..7]} {value[7..]}",
        _ => value,
    };
}

public sealed record FormOption(string Value, string Name);

/// <summary>A rule between two answers of a form.</summary>
/// <param name="Kind">What must be.</param>
/// <param name="Field">The other field.</param>
/// <param name="If">The rule holds only with this answer; null always.</param>
/// <param name="Message">What is said when it is broken: what is wrong and what to do.</param>
public sealed record FormRule(FormRuleKind Kind, string Field, ShowIf? If, string Message);

public enum FormRuleKind
{
    /// <summary>A date lies before the other date.</summary>
    Before,

    /// <summary>The two answers differ.</summary>
    Unlike,

    /// <summary>The two answers are the same.</summary>
    Same,

    /// <summary>There is an answer, whatever the other field says.</summary>
    Given,
}

public sealed record ShowIf(string Field, string Value)
{
    public bool Holds(IReadOnlyDictionary<string, string> values) =>
        string.Equals(values.GetValueOrDefault(Field, "false"), Value, StringComparison.Ordinal);
}
