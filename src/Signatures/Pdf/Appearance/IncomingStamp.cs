using System.Globalization;
using XaDienTu.Signatures.Pdf.Syntax;

namespace XaDienTu.Signatures.Pdf.Appearance;

/// <summary>
/// The stamp on an incoming document: agency, number, date (Decree 30/2020/NĐ-CP, appendix IV), red.
/// As wide as the rubber stamp, 50 mm; its rows for writing by hand are left out.
/// </summary>
public sealed record IncomingStamp(string Agency, string Number, DateOnly Date) : PdfAppearance
{
    private const double Width = 142;
    private const double Height = 58;

    internal override string FieldPrefix => "Incoming";

    internal override string Description => $"Văn bản đến số {Number} của {Agency}";

    private protected override (int Page, PdfRectangle Rectangle) DefaultPlace(PdfRevision before, List<PdfPage> pages) =>
        (0, new PdfRectangle(42, pages[0].Height - 186, Width, Height));

    private protected override void Draw(AppearanceCanvas canvas, DateTimeOffset signedAt)
    {
        var (width, height) = (canvas.Width, canvas.Height);
        var head = height * 0.42;
        canvas.Frame(0.6, 0.6, width - 1.2, height - 1.2, 1.2, Inks.Red);
        canvas.Frame(0.6, height - head, width - 1.2, 0, 0.6, Inks.Red);
        canvas.Frame(width * 0.37, 0.6, 0, height - head - 0.6, 0.6, Inks.Red);
        var agency = Agency.ToUpper(CultureInfo.GetCultureInfo("vi-VN"));
        canvas.Lines(5, height - head, width - 10, head, Inks.Red, TextSide.Center, [new(agency, 8, Bold: true)]);
        canvas.Lines(2, 0, (width * 0.37) - 4, height - head, Inks.Red, TextSide.Center, [new("ĐẾN", 18, Bold: true)]);
        canvas.Lines((width * 0.37) + 7, 0, (width * 0.63) - 9, height - head, Inks.Red, TextSide.Left,
        [
            new($"Số: {Number}", 11, Bold: true),
            new($"Ngày: {Date.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)}", 9.5f),
        ]);
    }
}
