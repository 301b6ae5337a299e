namespace XaDienTu.Procedures.Import;

/// <summary>A file as it lies in a folder or an archive.</summary>
internal sealed record SourceFile(string Name, ReadOnlyMemory<byte> Content);

internal static class ImportBatch
{
    /// <summary>Reads every file; the first file of a code wins, later ones are refused by name.</summary>
    public static ImportReport Read(IEnumerable<SourceFile> files, DateOnly today)
    {
        var records = new List<ImportedRecord>();
        var refused = new List<RefusedFile>();
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            var (record, problem) = PublishedRecord.Read(file.Content.Span);
            if (record is null)
            {
                refused.Add(new RefusedFile(file.Name, problem!));
            }
            else if (!seen.TryAdd(record.Code, file.Name))
            {
                refused.Add(new RefusedFile(file.Name, $"Mã {record.Code} đã có trong tệp {seen[record.Code]}."));
            }
            else
            {
                records.Add(new ImportedRecord(file.Name, RecordReading.Read(record, today), ProcedureVersion.HashOf(record.Canonical)));
            }
        }

        return new ImportReport(records, refused);
    }
}
