using SkiaSharp;
using XaDienTu.Printing;

namespace XaDienTu.Signatures.Tests.Pdf;

/// <summary>PDFs as the product makes them, and as others do.</summary>
internal static class Samples
{
    public static readonly DateTimeOffset At = new(2026, 3, 4, 2, 15, 30, TimeSpan.Zero);

    /// <summary>A decision on paper of three pages.</summary>
    public static byte[] Decision() => PdfPaper.Create(PaperSize.A4, new PdfInfo("Quyết định", "Ủy ban nhân dân xã An Bình", At), paper =>
    {
        paper
            .Heading(new AgencyHeading(
                "Ủy ban nhân dân huyện Long Hồ", "Ủy ban nhân dân xã An Bình", "Số: 12/QĐ-UBND", "An Bình, ngày 04 tháng 3 năm 2026"))
            .Title("QUYẾT ĐỊNH")
            .Title("Về việc công nhận hộ thoát nghèo");
        for (var article = 1; article <= 34; article++)
        {
            paper.Paragraph(
                $"Điều {article}. Giao Văn phòng, công chức Lao động – Thương binh và Xã hội cùng các hộ có tên trong danh sách kèm theo thi hành quyết định này; niêm yết danh sách tại trụ sở và nhà văn hóa các ấp.");
        }

        paper.Columns(
            (1, left => left.Paragraph("Nơi nhận: như Điều 2; lưu văn thư.")),
            (1, right => right.Title("CHỦ TỊCH").Space(80).Title("Nguyễn Thị Hồng Ánh")));
    });

    /// <summary>One sheet.</summary>
    public static byte[] OnePage() => PdfPaper.Create(
        PaperSize.A4, new PdfInfo("Đơn", "Công dân", At), paper => paper.Title("Đơn đề nghị xác nhận tình trạng hôn nhân"));

    /// <summary>An empty sheet of 595 by 842 points.</summary>
    public static byte[] Blank()
    {
        using var bytes = new MemoryStream();
        using (var document = SKDocument.CreatePdf(bytes))
        {
            document.BeginPage(595, 842);
            document.EndPage();
            document.Close();
        }

        return bytes.ToArray();
    }

    /// <summary>The same content with object streams and a cross-reference stream, as newer writers make.</summary>
    public static byte[] WithStreams(byte[] pdf) => Rewritten(pdf, "--object-streams=generate");

    public static byte[] Rewritten(byte[] pdf, string option)
    {
        Tools.Need("qpdf");
        using var folder = new TemporaryFolder();
        var source = folder.Write("source.pdf", pdf);
        var target = Path.Combine(folder.Path, "target.pdf");
        Tools.Run("qpdf", option, source, target);
        return File.ReadAllBytes(target);
    }
}
