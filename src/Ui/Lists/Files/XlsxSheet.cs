using MiniExcelLibs;
using MiniExcelLibs.Attributes;
using MiniExcelLibs.OpenXml;

namespace XaDienTu.Ui.Lists.Files;

/// <summary>A workbook of one sheet: numbers and days are such, all else is text and never a formula.</summary>
internal static class XlsxSheet
{
    public static async Task WriteAsync(
        Stream file, ListSheet sheet, IAsyncEnumerable<IReadOnlyList<ListCell>> rows, CancellationToken cancellation)
    {
        var read = new List<Dictionary<string, object?>>();
        await foreach (var row in rows.WithCancellation(cancellation))
        {
            read.Add(Row(row.Select(cell => cell.Value ?? cell.Words)));
        }

        // A sheet without a row has no head either.
        if (sheet.IsCut || read.Count == 0)
        {
            read.Add(Row([sheet.IsCut ? sheet.CutWords : null, .. Enumerable.Repeat<object?>(null, sheet.Columns.Count - 1)]));
        }

        // Its SaveAsAsync (1.46) writes the drawing inside the rows, and Excel offers to repair the file.
#pragma warning disable CA1849
        MiniExcel.SaveAs(file, read, sheetName: "Danh sách", configuration: new OpenXmlConfiguration
        {
            DynamicColumns =
            [
                .. sheet.Columns.Select(column => new DynamicExcelColumn(column.Title)
                {
                    Width = column.Look switch { ListLook.Number => 12, ListLook.Code => 24, ListLook.Name => 36, _ => 28 },
                    Format = FormatOf(read.Select(row => row[column.Title])),
                }),
            ],
        });
#pragma warning restore CA1849

        Dictionary<string, object?> Row(IEnumerable<object?> values) =>
            sheet.Columns.Zip(values).ToDictionary(pair => pair.First.Title, pair => pair.Second);
    }

    /// <summary>A format counts for all of a column, and a number in a column of days would be a day.</summary>
    private static string? FormatOf(IEnumerable<object?> values)
    {
        var moments = values.OfType<DateTime>().ToList();
        return moments.Count == 0 ? null : moments.TrueForAll(at => at.TimeOfDay == TimeSpan.Zero) ? "dd/MM/yyyy" : "HH:mm dd/MM/yyyy";
    }
}
