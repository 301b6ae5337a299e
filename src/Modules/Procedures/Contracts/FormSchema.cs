using System.Text.Json;
using System.Text.Json.Serialization;
using XaDienTu.Procedures.Forms;

namespace XaDienTu.Procedures.Contracts;

/// <summary>
/// An e-form: a JSON Schema subset whose properties are fields and whose <c>x-group</c>s are the pages of the wizard.
/// Written back exactly as it was read.
/// </summary>
[JsonConverter(typeof(FormSchemaConverter))]
public sealed class FormSchema
{
    /// <summary>Answers sent at once, the boxes of dates counted each.</summary>
    public const int MostAnswers = 500;

    /// <summary>Longest answer of a field that sets itself no bound.</summary>
    public const int MaxAnswerLength = 4000;

    private readonly JsonElement source;

    private FormSchema(JsonElement source, string title, IReadOnlyList<FormField> fields)
    {
        this.source = source;
        Title = title;
        Fields = fields;
        Groups = [.. fields.GroupBy(field => field.Group).Select(group => new FormGroup(group.Key, [.. group]))];
    }

    public string Title { get; }

    public IReadOnlyList<FormField> Fields { get; }

    /// <summary>The pages of the wizard, in the order of their first field.</summary>
    public IReadOnlyList<FormGroup> Groups { get; }

    /// <exception cref="JsonException">The schema is not of the subset; the message names the property.</exception>
    public static FormSchema Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Parse(document.RootElement);
    }

    internal static FormSchema Parse(JsonElement root)
    {
        var source = root.Clone();
        return new FormSchema(source, SchemaReading.Text(source, "title") ?? "", SchemaReading.Fields(source));
    }

    /// <summary>First answers out of what is known about the applicant, by <c>x-prefill</c> name.</summary>
    /// <param name="answers">What was answered: some first values hold with certain answers only.</param>
    public IReadOnlyDictionary<string, string> Prefill(
        IReadOnlyDictionary<string, string> known, IReadOnlyDictionary<string, string> answers) =>
        Fields.Where(field => field.Prefill is not null && known.ContainsKey(field.Prefill) && field.PrefillIf?.Holds(answers) is not false)
            .ToDictionary(field => field.Name, field => known[field.Prefill!], StringComparer.Ordinal);

    /// <summary>What a case with these answers is about, e.g. the child's name or "thửa 12, tờ bản đồ 7"; empty when nothing was said of
    /// it.</summary>
    public string SubjectOf(IReadOnlyDictionary<string, string> values) => string.Join(", ", Fields
        .Where(field =>
            field.SubjectWords is not null && field.IsShown(values) && !string.IsNullOrWhiteSpace(values.GetValueOrDefault(field.Name)))
        .Select(field => $"{field.SubjectWords} {field.Display(values[field.Name])}".Trim()));

    internal void Write(Utf8JsonWriter writer) => source.WriteTo(writer);

    /// <summary>
    /// Checks and normalizes what was typed. Fields that do not apply by <c>x-showIf</c> are set apart, unknown names ignored.
    /// A date may come as one value or as its three boxes <c>name.Day</c>, <c>name.Month</c>, <c>name.Year</c>.
    /// </summary>
    /// <param name="today">Today in Vietnam.</param>
    /// <param name="groups">Only the fields of this page; null for the whole form.</param>
    public FormOutcome Validate(IReadOnlyDictionary<string, string?> values, DateOnly today, IReadOnlyCollection<string>? groups = null)
    {
        var normalized = new Dictionary<string, string>(StringComparer.Ordinal);
        var errors = new List<FieldError>();
        var unasked = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in Fields)
        {
            var typed = FieldCheck.Typed(field, values);
            if (!field.IsShown(normalized))
            {
                // A box that is not ticked says nothing.
                if (typed.Length > 0 && (field.Kind is not FieldKind.Boolean || FieldCheck.IsTicked(typed)))
                {
                    unasked[field.Name] = typed;
                }

                continue;
            }

            var (value, error) = FieldCheck.Run(field, typed, today);
            if (value is not null)
            {
                normalized[field.Name] = value;
            }

            if (error is not null && (groups is null || groups.Contains(field.Group)))
            {
                errors.Add(new FieldError(field.Name, error));
            }
        }

        var wrong = errors.Select(error => error.Field).ToHashSet(StringComparer.Ordinal);
        var broken = Fields.Where(field =>
            !wrong.Contains(field.Name) && field.IsShown(normalized) && (groups is null || groups.Contains(field.Group)))
            .Select(field => (field.Name, Rule: field.Rules.FirstOrDefault(rule => RuleCheck.IsBroken(field, rule, normalized))))
            .Where(found => found.Rule is not null);
        errors.AddRange(broken.Select(found => new FieldError(found.Name, found.Rule!.Message)));
        return new FormOutcome(normalized, errors) { Unasked = unasked };
    }

    /// <summary>When a field is to be filled in, in words; null when it always is.</summary>
    public string? ConditionOf(FormField field) => RulerOf(field) is { } ruler
        ? ruler.Kind is FieldKind.Boolean
            ? $"Chỉ khai khi {(field.ShowIf!.Value == "true" ? "" : "không ")}chọn “{ruler.Title}”."
            : $"Chỉ khai khi “{ruler.Title}” là “{ruler.Display(field.ShowIf!.Value)}”."
        : null;

    /// <summary>What is said of an answer that does not apply where somebody saw the field: it would not be filed.</summary>
    public string UnaskedWords(FormField field) =>
        $"{ConditionOf(field)} Xoá phần đã điền ở đây, hoặc sửa câu “{RulerOf(field)!.Title}”.";

    private FormField? RulerOf(FormField field) =>
        field.ShowIf is { } rule ? Fields.FirstOrDefault(other => other.Name == rule.Field) : null;
}

public sealed record FormGroup(string Title, IReadOnlyList<FormField> Fields);

/// <param name="Message">One Vietnamese sentence: what is wrong, with the value seen, and what to do.</param>
public sealed record FieldError(string Field, string Message);

/// <param name="Values">
/// By field name, as stored: dates <c>yyyy-MM-dd</c> or a year, digits without separators, booleans <c>true</c>. A value with an error
/// stays as it was typed, so that the page can show it again.
/// </param>
public sealed record FormOutcome(IReadOnlyDictionary<string, string> Values, IReadOnlyList<FieldError> Errors)
{
    public bool IsValid => Errors.Count == 0;

    /// <summary>What was typed into fields that do not apply, as it was typed; it is not filed.</summary>
    public IReadOnlyDictionary<string, string> Unasked { get; init; } = new Dictionary<string, string>();
}

internal sealed class FormSchemaConverter : JsonConverter<FormSchema>
{
    public override FormSchema Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return FormSchema.Parse(document.RootElement);
    }

    public override void Write(Utf8JsonWriter writer, FormSchema value, JsonSerializerOptions options) => value.Write(writer);
}
