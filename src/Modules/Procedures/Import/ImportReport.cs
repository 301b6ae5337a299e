using System.Globalization;
using System.Text;
using XaDienTu.Procedures.Contracts;

namespace XaDienTu.Procedures.Import;

/// <summary>What an import found: per record the fields read and flagged, per refused file one sentence, and the totals.</summary>
internal sealed record ImportReport(IReadOnlyList<ImportedRecord> Records, IReadOnlyList<RefusedFile> Refused)
{
    public int FieldsRead => Records.Sum(record => record.FieldsRead);

    public int FieldsFlagged => Records.Sum(record => record.FlaggedFields.Count);

    public int Ready => Records.Count(record => record.IsReady);

    public string ToText()
    {
        var text = new StringBuilder();
        foreach (var record in Records)
        {
            text.Append(CultureInfo.InvariantCulture,
                $"{record.Content.Code}  {record.FieldsRead} mục đọc được, {record.FlaggedFields.Count} mục chờ xem");
            text.Append(record.IsReady ? "  công bố được" : "  bản nháp");
            text.Append("  ").AppendLine(Shortened(record.Content.Name));
            foreach (var flag in record.Content.Flags)
            {
                text.Append(CultureInfo.InvariantCulture, $"    {FieldNames.Of(flag.Field)}: {flag.Reason}").AppendLine();
            }
        }

        foreach (var refused in Refused)
        {
            text.Append(CultureInfo.InvariantCulture, $"Không nhập {refused.FileName}: {refused.Reason}").AppendLine();
        }

        text.Append(
            CultureInfo.InvariantCulture, $"Cộng: {Records.Count} thủ tục ({Ready} công bố được, {Records.Count - Ready} bản nháp), ");
        text.Append(CultureInfo.InvariantCulture,
            $"{FieldsRead} mục đọc được, {FieldsFlagged} mục chờ xem, {Refused.Count} tệp không nhập.").AppendLine();
        return text.ToString();
    }

    private static string Shortened(string name) => name.Length <= 80 ? name : name[..79] + "…";
}

/// <param name="SourceHash">Of the record's fields: the same record in another layout is the same.</param>
internal sealed record ImportedRecord(string FileName, ProcedureContent Content, string SourceHash)
{
    public IReadOnlyList<string> FlaggedFields { get; } =
        [.. Content.Flags.Select(flag => flag.Field.Split('.')[0]).Distinct()];

    public int FieldsRead =>
        RecordReading.Fields.Count(name => !FlaggedFields.Contains(name) && !RecordReading.IsEmpty(Content, name));

    /// <summary>Nothing essential is open: the version may be published at once.</summary>
    public bool IsReady => Content.IsReady();
}

internal sealed record RefusedFile(string FileName, string Reason);
