using CsvHelper;

namespace XaDienTu.Ui.Lists.Files;

/// <summary>
/// As spreadsheets open it: the mark at the beginning tells that the letters are UTF-8, and what begins like a formula – a name typed by a
/// stranger – is a text.
/// </summary>
internal static class CsvSheet
{
    private static readonly CsvWriterOptions Options = CsvWriterOptions.Default with
    {
        WriteByteOrderMark = true,
        Injection = CsvInjection.Escape,
    };

    public static async Task WriteAsync(
        Stream file, ListSheet sheet, IAsyncEnumerable<IReadOnlyList<ListCell>> rows, CancellationToken cancellation)
    {
        await using var csv = CsvWriter.Create(file, Options, leaveOpen: true);
        await csv.WriteRecordAsync([.. sheet.Columns.Select(column => column.Title)], cancellation);
        await foreach (var row in rows.WithCancellation(cancellation))
        {
            // One line for a row, whatever a stranger put into a name: a program that reads lines sees no line of his.
            await csv.WriteRecordAsync([.. row.Select(cell => cell.Words.ReplaceLineEndings(" "))], cancellation);
        }

        if (sheet.IsCut)
        {
            await csv.WriteRecordAsync([sheet.CutWords, .. Enumerable.Repeat("", sheet.Columns.Count - 1)], cancellation);
        }
    }
}
