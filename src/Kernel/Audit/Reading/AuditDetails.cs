using System.Globalization;
using System.Text.Json;
using XaDienTu.Kernel.Text;
using XaDienTu.Kernel.Time;

namespace XaDienTu.Kernel.Audit.Reading;

/// <summary>Kinds and details of audit rows in words.</summary>
public static class AuditDetails
{
    private const int Longest = 400;

    /// <summary>A longer key breaks where it must; a case's code stays in one piece.</summary>
    private const int LongestInOnePiece = 24;
    private const int EndOfId = 12;

    public static string SubjectWord(string id, AuditWords words, IReadOnlyDictionary<Guid, string> names) =>
        words.OfPlace(id) ?? Plain(id, names);

    public static string ClassOf(string id, AuditWords words) =>
        Guid.TryParse(id, out _) || words.OfPlace(id) is not null ? "" : id.Length <= LongestInOnePiece ? "code" : "code wrap";

    /// <summary>What the row says more, in one line; what says nothing is left out.</summary>
    public static string Words(string? json, AuditWords words, IReadOnlyDictionary<Guid, string> names)
    {
        var text = AllWords(json, words, names);
        return text.Length <= Longest ? text : TypedText.Cut(text, Longest) + "…";
    }

    /// <summary>The same at any length, for files; there ids stay whole.</summary>
    public static string AllWords(string? json, AuditWords words, IReadOnlyDictionary<Guid, string>? names = null)
    {
        if (json is null)
        {
            return "";
        }

        using var details = JsonDocument.Parse(json);
        return WordsOf(details.RootElement, "", words, names);
    }

    private static string WordsOf(JsonElement value, string name, AuditWords words, IReadOnlyDictionary<Guid, string>? names) =>
        value.ValueKind switch
    {
        JsonValueKind.Object => string.Join("; ", value.EnumerateObject()
            .Where(part => part.Value.ValueKind is not (JsonValueKind.Null or JsonValueKind.False))
            .Select(part => $"{words.OfDetail(part.Name)}: {WordsOf(part.Value, part.Name, words, names)}")),
        JsonValueKind.Array => string.Join(", ", value.EnumerateArray().Select(item => WordsOf(item, name, words, names))),
        JsonValueKind.True => "có",
        JsonValueKind.String when value.GetString() is { } text => name switch
        {
            "action" => words.Of(text),
            "subjectType" => words.OfSubject(text),
            "words" or "note" or "name" or "title" => text,
            _ => words.OfValue(text) ?? Plain(text, names),
        },
        _ => value.ToString(),
    };

    /// <summary>Ids by the name of what they mean, else by their end; moments and days as they are written here.</summary>
    private static string Plain(string text, IReadOnlyDictionary<Guid, string>? names) =>
        Guid.TryParseExact(text, "D", out var id) ? names is null ? text : names.GetValueOrDefault(id, "…" + text[^EndOfId..])
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? VietnamTime.Short(day)
        : text.Length > "yyyy-MM-ddT".Length && text["yyyy-MM-dd".Length] == 'T'
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
                ? VietnamTime.Short(at)
        : text;
}
