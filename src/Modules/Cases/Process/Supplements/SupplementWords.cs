using XaDienTu.Procedures.Contracts;

namespace XaDienTu.Cases.Process.Supplements;

/// <summary>What a fault is about, as people read it.</summary>
internal static class SupplementWords
{
    /// <summary>Name of the paper, or of the field and its group in the declaration; null when it is about something else.</summary>
    public static string? About(ProcedureContent content, SupplementItem item) =>
        item.DocumentKey.Length > 0 ? content.Documents.FirstOrDefault(document => document.Key == item.DocumentKey)?.Name
        : FieldOf(content, item) is { } field ? Of(field)
        : null;

    public static FormField? FieldOf(ProcedureContent content, SupplementItem item) =>
        content.Form?.Fields.FirstOrDefault(field => field.Name == item.Field);

    public static string Of(FormField field) => field.Group.Length > 0 ? $"{field.Group} – {field.Title}" : field.Title;
}
