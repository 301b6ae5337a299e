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

    /// <summary>"Chỉ biết năm sinh": a year alone is enough.</summary>
    public bool AllowYearOnly { get; init; }

    /// <summary>Where a first value comes from: <c>applicant.name</c>, <c>applicant.idNumber</c> …</summary>
    public string? Prefill { get; init; }

    public ShowIf? ShowIf { get; init; }

    public bool IsShown(IReadOnlyDictionary<string, string> values) =>
        ShowIf is null || string.Equals(values.GetValueOrDefault(ShowIf.Field, "false"), ShowIf.Value, StringComparison.Ordinal);

    /// <summary>A stored value in the words of a check page or a printed form.</summary>
    public string Display(string value) => Kind switch
    {
        FieldKind.Date when DateOnly.TryParseExact(value, "yyyy-MM-dd", out var date) => date.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
        FieldKind.Boolean => value == "true" ? "Có" : "Không",
        FieldKind.Choice => Options.FirstOrDefault(option => option.Value == value)?.Name ?? value,
        FieldKind.PersonalId when value.Length == 12 => $"{value[..4]} {value[4..8]} {value[8..]}",
        FieldKind.Phone when value.Length == 10 => $"{value[..4]} {value[4..7]} {value[7..]}",
        _ => value,
    };
}

public sealed record FormOption(string Value, string Name);

public sealed record ShowIf(string Field, string Value);
