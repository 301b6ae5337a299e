using System.Globalization;
using SkiaSharp;

namespace XaDienTu.Printing;

/// <summary>Makes PDF files of printed papers: real text in an embedded, subset typeface.</summary>
public static class PdfPaper
{
    private const float FooterSize = 9;

    /// <exception cref="OperationCanceledException">Nobody waits for the paper any more.</exception>
    public static byte[] Create(PaperSize size, PdfInfo info, Action<PaperFlow> write, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(size);
        ArgumentNullException.ThrowIfNull(info);
        ArgumentNullException.ThrowIfNull(write);
        using var letters = new Letters();
        var flow = new PaperFlow(size.ContentWidth, size.ContentHeight, size.TextSize, letters, cancellation);
        write(flow);
        var numbers = PageNumbers(flow);
        letters.Use(Face.Regular, string.Concat(numbers));
        return PdfLanguage.MarkVietnamese(Render(size, info, flow.Pages, numbers, letters, cancellation));
    }

    // A part on a single sheet carries no number.
    private static string[] PageNumbers(PaperFlow flow)
    {
        var ends = flow.Parts.Skip(1).Append(flow.Pages.Count);
        return
        [
            .. flow.Parts.Zip(ends).SelectMany(part => Enumerable.Range(1, part.Second - part.First).Select(number =>
                part.Second - part.First == 1
                    ? ""
                    : string.Create(CultureInfo.InvariantCulture, $"Trang {number}/{part.Second - part.First}"))),
        ];
    }

    private static byte[] Render(
        PaperSize size, PdfInfo info, IReadOnlyList<IReadOnlyList<Action<SKCanvas>>> pages, string[] numbers, Letters letters,
        CancellationToken cancellation)
    {
        var footer = letters.Font(Face.Regular, FooterSize);
        letters.CutDown();
        using var ink = new SKPaint { Color = SKColors.Black, IsAntialias = true };
        using var bytes = new MemoryStream();
        using (var document = SKDocument.CreatePdf(bytes, Metadata(info)))
        {
            foreach (var (page, number) in pages.Zip(numbers))
            {
                cancellation.ThrowIfCancellationRequested();
                var canvas = document.BeginPage(size.Width, size.Height);
                canvas.DrawText(number, size.Width - size.Right, size.Height - (size.Bottom / 2), SKTextAlign.Right, footer, ink);
                canvas.Translate(size.Left, size.Top);
                foreach (var draw in page)
                {
                    draw(canvas);
                }

                document.EndPage();
            }

            document.Close();
        }

        return bytes.ToArray();
    }

    private static SKDocumentPdfMetadata Metadata(PdfInfo info) => new()
    {
        Title = info.Title,
        Author = info.Author,
        Creator = "Xã điện tử",
        Producer = "Xã điện tử",
        Creation = info.Created.UtcDateTime,
        Modified = info.Created.UtcDateTime,
        RasterDpi = 300,
        EncodingQuality = 90,
    };
}
