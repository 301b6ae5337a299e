using XaDienTu.Kernel.Time;
using XaDienTu.Printing;

namespace XaDienTu.Ui.Lists.Files;

/// <summary>The list as a printed table, with what was asked for, by whom and when at its head.</summary>
internal static class PdfSheet
{
    public static async Task WriteAsync(
        Stream file, ListSheet sheet, IAsyncEnumerable<IReadOnlyList<ListCell>> rows, CancellationToken cancellation)
    {
        // A table is laid out whole; there are no more rows than a person prints.
        var read = new List<IReadOnlyList<PaperText>>();
        await foreach (var row in rows.WithCancellation(cancellation))
        {
            read.Add([.. row.Select(cell => PaperText.Plain(cell.Words))]);
        }

        var info = new PdfInfo(sheet.Title, sheet.Agency, sheet.At);
        var bytes = PdfPaper.Create(PaperSize.A4Landscape, info, flow =>
        {
            flow.Title(sheet.Title.ToUpper(VietnamTime.Culture), after: 2);
            flow.Paragraph(
                PaperText.Plain($"{sheet.Agency}. {sheet.By} lập lúc {VietnamTime.Short(sheet.At)}. {ListCell.Count(read.Count)} dòng."),
                Align.Center, after: sheet.Asked is null ? 8 : 2);
            if (sheet.Asked is { } asked)
            {
                flow.Paragraph(PaperText.Plain(asked), Align.Center, after: 8);
            }

            flow.Table([.. sheet.Columns.Select(column => new PaperColumn(column.Title, ShareOf(column), AlignOf(column)))], read);
            if (sheet.IsCut)
            {
                flow.Paragraph(PaperText.InBold(sheet.CutWords), Align.Left);
            }
        }, cancellation);
        await file.WriteAsync(bytes, cancellation);
    }

    private static float ShareOf(ListColumn column) => column.Share > 0 ? column.Share : column.Look switch
    {
        ListLook.Name => 5,
        ListLook.Number => 2,
        _ => 3,
    };

    private static Align AlignOf(ListColumn column) => column.Look is ListLook.Number ? Align.Right : Align.Left;
}
