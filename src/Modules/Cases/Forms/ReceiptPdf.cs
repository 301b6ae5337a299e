using System.Globalization;
using XaDienTu.Kernel.Time;
using XaDienTu.Printing;

namespace XaDienTu.Cases.Forms;

/// <summary>Form 01, "Giấy tiếp nhận hồ sơ và hẹn trả kết quả", in two copies: one for the office, one for the applicant.</summary>
internal static class ReceiptPdf
{
    public static byte[] Of(Receipt receipt, DateTimeOffset printedAt, CancellationToken cancellation) =>
        PdfPaper.Create(PaperSize.A4, new PdfInfo($"Giấy tiếp nhận hồ sơ {receipt.Filed.Code}", receipt.Agency, printedAt), flow =>
        {
            Write(flow, receipt, "Liên 1: Lưu tại cơ quan tiếp nhận");
            flow.NewPart();
            Write(flow, receipt, "Liên 2: Giao người nộp hồ sơ");
        }, cancellation);

    private static void Write(PaperFlow flow, Receipt receipt, string copy)
    {
        var filed = receipt.Filed;
        var received = (filed.AcceptedAt ?? filed.SubmittedAt).InVietnam();
        flow.Heading(
            new AgencyHeading(receipt.UpperAgency, receipt.Agency, receipt.NumberLine, $"{receipt.Place}, {FormalDate.Of(received)}"));
        flow.Columns(
            (1, _ => { }),
            (5, title =>
            {
                title.Title("GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ", after: 2);
                title.Paragraph(PaperText.Plain("Mã hồ sơ: ").Bold(filed.Code), Align.Center, after: 0);
                title.Paragraph(PaperText.InItalic($"({copy})"), Align.Center, size: 0.9f);
            }),
            (1, code => code.Qr(receipt.TrackingUrl, Math.Min(68, code.Width), Align.Right)));
        flow.Field("Bộ phận tiếp nhận và trả kết quả", receipt.Agency);
        flow.Field("Tiếp nhận hồ sơ của", receipt.HandedInBy.FullName);
        if (filed.Submitter is not null)
        {
            flow.Field("Nộp thay cho chủ hồ sơ", filed.Applicant.FullName);
        }

        flow.Field("Địa chỉ", receipt.HandedInBy.Address);
        flow.Columns((1, left => left.Field("Số điện thoại", receipt.HandedInBy.Phone)),
            (1, right => right.Field("Thư điện tử", receipt.HandedInBy.Email)));
        flow.Field("Nội dung yêu cầu giải quyết", filed.Title);
        WriteDocuments(flow, receipt);
        flow.Field("Thời gian giải quyết theo quy định", receipt.Content.Term.Text);
        flow.Field("Thời gian nhận hồ sơ", FormalDate.WithTime(received));
        flow.Field("Thời gian trả kết quả", filed.DueAt is { } due ? FormalDate.WithTime(due.InVietnam()) : "báo sau khi kiểm tra hồ sơ");
        flow.Field("Đăng ký nhận kết quả tại", receipt.ResultPlace);
        flow.Paragraph(PaperText.InItalic("Quét mã vuông ở góc phải bằng điện thoại để theo dõi hồ sơ."), Align.Left, size: 0.9f);
        flow.Columns(
            (1, left => Signature(left, "NGƯỜI NỘP HỒ SƠ", receipt.HandedInBy.FullName)),
            (1, right => Signature(right, "NGƯỜI TIẾP NHẬN HỒ SƠ", receipt.Officer)));
    }

    internal static void WriteDocuments(PaperFlow flow, Receipt receipt)
    {
        flow.Paragraph("Thành phần hồ sơ nộp gồm:", Align.Left);
        flow.Table(
            [
                new PaperColumn("STT", 1.2f, Align.Center), new PaperColumn("Tên giấy tờ", 10),
                new PaperColumn("Bản chính", 2, Align.Center), new PaperColumn("Bản sao", 2, Align.Center),
                new PaperColumn("Tệp", 1.6f, Align.Center),
            ],
            receipt.Filed.Documents.OrderBy(document => document.Ordinal).Select((document, index) => (IReadOnlyList<PaperText>)
            [
                Text(index + 1), document.Name, document.IsFileOnly ? "–" : Text(document.Originals),
                document.IsFileOnly ? "–" : Text(document.Copies),
                document.IsFileOnly ? "đã gửi tệp" : document.FileHash is null ? "" : "có",
            ]));
    }

    private static void Signature(PaperFlow flow, string role, string name)
    {
        flow.Space(6).Title(role, size: 1, after: 0);
        flow.Paragraph(PaperText.InItalic("(Ký và ghi rõ họ tên)"), Align.Center, size: 0.9f);
        flow.Space(flow.TextSize * 4).Paragraph(PaperText.InBold(name), Align.Center);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
