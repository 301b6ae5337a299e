using System.Text.Json;
using System.Text.RegularExpressions;
using XaDienTu.Procedures.Contracts;

namespace XaDienTu.Procedures.Forms;

/// <summary>Reads the JSON Schema subset of an e-form. A mistake in a schema is the author's and is named at once.</summary>
internal static class SchemaReading
{
    private static readonly TimeSpan PatternTimeout = TimeSpan.FromMilliseconds(200);

    public static IReadOnlyList<FormField> Fields(JsonElement schema)
    {
        if (schema.ValueKind != JsonValueKind.Object
            || !schema.TryGetProperty("properties", out var properties) || properties.ValueKind != JsonValueKind.Object)
        {
            throw new JsonException("A form is an object with \"properties\".");
        }

        var required = Items(schema, "required").ToHashSet(StringComparer.Ordinal);
        var fields = properties.EnumerateObject().Select(property => Field(property, required)).ToList();
        var names = fields.Select(field => field.Name).ToHashSet(StringComparer.Ordinal);
        if (required.FirstOrDefault(name => !names.Contains(name)) is { } unknown)
        {
            throw new JsonException($"\"required\" names \"{unknown}\", which is not a property.");
        }

        return fields;
    }

    public static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static FormField Field(JsonProperty property, HashSet<string> required)
    {
        var schema = property.Value;
        if (schema.ValueKind != JsonValueKind.Object)
        {
            throw new JsonException($"Property \"{property.Name}\" is not an object.");
        }

        return new FormField
        {
            Name = property.Name,
            Title = Text(schema, "title") ?? throw new JsonException($"Property \"{property.Name}\" has no title."),
            Kind = KindOf(property.Name, schema),
            Group = Text(schema, "x-group") ?? "",
            Hint = Text(schema, "x-hint"),
            Required = required.Contains(property.Name),
            MinLength = (int?)Number(schema, "minLength"),
            MaxLength = (int?)Number(schema, "maxLength"),
            Minimum = Number(schema, "minimum"),
            Maximum = Number(schema, "maximum"),
            Pattern = PatternOf(property.Name, schema),
            PatternMessage = Text(schema, "x-patternMessage"),
            Options = OptionsOf(property.Name, schema),
            IsPersonName = Flag(schema, "x-personName"),
            PastDate = Flag(schema, "x-pastDate"),
            AllowYearOnly = Flag(schema, "x-allowYearOnly"),
            Prefill = Text(schema, "x-prefill"),
            PrefillIf = ConditionOf(schema, "x-prefillIf"),
            Rules = RulesOf(property.Name, schema),
            ShowIf = ConditionOf(schema, "x-showIf"),
            SubjectWords = Text(schema, "x-subject"),
        };
    }

    private static FieldKind KindOf(string name, JsonElement schema) => (Text(schema, "type"), Text(schema, "format")) switch
    {
        ("string", _) when schema.TryGetProperty("enum", out _) => FieldKind.Choice,
        ("string", null) => FieldKind.Text,
        ("string", "textarea") => FieldKind.TextArea,
        ("string", "date") => FieldKind.Date,
        ("string", "email") => FieldKind.Email,
        ("string", "personal-id") => FieldKind.PersonalId,
        ("string", "phone") => FieldKind.Phone,
        ("string", "commune") => FieldKind.Commune,
        ("integer", _) => FieldKind.Integer,
        ("number", _) => FieldKind.Number,
        ("boolean", _) => FieldKind.Boolean,
        var (type, format) => throw new JsonException($"Property \"{name}\": type \"{type}\" with format \"{format}\" is not supported."),
    };

    private static IReadOnlyList<FormOption> OptionsOf(string name, JsonElement schema)
    {
        var values = Items(schema, "enum").ToList();
        var names = Items(schema, "x-enumNames").ToList();
        return names.Count == 0 || names.Count == values.Count
            ? [.. values.Select((value, i) => new FormOption(value, names.Count == 0 ? value : names[i]))]
            : throw new JsonException($"Property \"{name}\": x-enumNames and enum differ in length.");
    }

    private static Regex? PatternOf(string name, JsonElement schema)
    {
        if (Text(schema, "pattern") is not { } pattern)
        {
            return null;
        }

        try
        {
            return new Regex(pattern, RegexOptions.CultureInvariant, PatternTimeout);
        }
        catch (ArgumentException error)
        {
            throw new JsonException($"Property \"{name}\": the pattern is not a regular expression.", error);
        }
    }

    private static ShowIf? ConditionOf(JsonElement schema, string name) =>
        schema.TryGetProperty(name, out var rule) && rule.ValueKind == JsonValueKind.Object
            && Text(rule, "field") is { } field && rule.TryGetProperty("equals", out var value)
            ? new ShowIf(field, Plain(value))
            : null;

    private static IReadOnlyList<FormRule> RulesOf(string name, JsonElement schema) =>
        schema.TryGetProperty("x-rules", out var rules) && rules.ValueKind == JsonValueKind.Array
            ? [.. rules.EnumerateArray().Select(rule => new FormRule(
                Enum.TryParse<FormRuleKind>(Text(rule, "kind"), ignoreCase: true, out var kind)
                    ? kind
                    : throw new JsonException($"Property \"{name}\": unknown rule."),
                Text(rule, "field") ?? "",
                ConditionOf(rule, "if"),
                Text(rule, "message") ?? throw new JsonException($"Property \"{name}\": a rule has no message.")))]
            : [];

    private static IEnumerable<string> Items(JsonElement schema, string name) =>
        schema.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray().Select(Plain) : [];

    private static string Plain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => value.GetRawText(),
    };

    private static decimal? Number(JsonElement schema, string name) =>
        schema.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDecimal() : null;

    private static bool Flag(JsonElement schema, string name) =>
        schema.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;
}
