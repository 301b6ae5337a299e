using Microsoft.AspNetCore.Mvc;
using XaDienTu.Kernel.Text;
using XaDienTu.Kernel.Time;

namespace XaDienTu.Ui.Lists.Files;

/// <summary>
/// The file of a list as an answer. It is whole on the disk before its first byte leaves: what breaks on the way is an error page, not half
/// a table.
/// </summary>
internal sealed class ListFile(Stream content, string mediaType) : FileStreamResult(content, mediaType)
{
    public static async Task<ListFile> WriteAsync(
        ListFileKind kind, ListSheet sheet, IAsyncEnumerable<IReadOnlyList<ListCell>> rows, CancellationToken cancellation)
    {
        var file = new FileStream(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None,
            bufferSize: 64 * 1024, FileOptions.Asynchronous | FileOptions.DeleteOnClose);
        try
        {
            await (kind switch
            {
                ListFileKind.Csv => CsvSheet.WriteAsync(file, sheet, rows, cancellation),
                ListFileKind.Xlsx => XlsxSheet.WriteAsync(file, sheet, rows, cancellation),
                ListFileKind.Pdf => PdfSheet.WriteAsync(file, sheet, rows, cancellation),
                _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
            });
            file.Position = 0;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }

        var name = FoldedText.Of(sheet.Title).Replace(' ', '-');
        return new ListFile(file, kind.MediaType()) { FileDownloadName = $"{name}-{sheet.At.VietnamDate():yyyyMMdd}.{kind.Name()}" };
    }
}
