using System.Globalization;
using XaDienTu.Cases.Process;
using XaDienTu.Cases.Process.Supplements;
using XaDienTu.Kernel.Time;
using XaDienTu.Printing;

namespace XaDienTu.Cases.Forms;

/// <summary>
/// Forms 02 and 03 of Circular 01/2018/TT-VPCP: what is still missing, and why a case is refused. Both are letters to the
/// person who handed it in, one page each, with the code that leads to the case.
/// </summary>
internal static class CaseSlipPdf
{
    /// <summary>Form 02, "Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ".</summary>
    public static byte[] OfSupplement(
        Receipt facts, SupplementRequest request, DateTimeOffset printedAt, CancellationToken cancellation) => Letter(
        facts, printedAt, "PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ", "HDHS", request.RequestedAt, request.RequestedByName, flow =>
        {
            flow.Paragraph("Yêu cầu hoàn thiện hồ sơ gồm những nội dung sau:", Align.Left);
            flow.Table(
                [new PaperColumn("STT", 1.2f, Align.Center), new PaperColumn("Giấy tờ, ô khai", 6),
                    new PaperColumn("Nội dung cần bổ sung, hoàn thiện", 9)],
                request.Items.Select((item, index) => (IReadOnlyList<PaperText>)
                    [(index + 1).ToString(CultureInfo.InvariantCulture), SupplementWords.About(facts.Content, item) ?? "Hồ sơ",
                        item.What]));
            flow.Field("Nộp bổ sung chậm nhất hết ngày", VietnamTime.Short(request.RespondBy));
            flow.Paragraph(
                "Thời gian chờ bổ sung không tính vào thời hạn giải quyết. Có vướng mắc thì hỏi nơi nhận hồ sơ ghi ở trên để được hướng dẫn.");
        }, cancellation);

    /// <summary>What a citizen has until the counter accepts: that the case was filed, with what, and that this promises nothing
    /// yet.</summary>
    public static byte[] OfFiling(Receipt facts, DateTimeOffset printedAt, CancellationToken cancellation) => Letter(
        facts, printedAt, "XÁC NHẬN ĐÃ NỘP HỒ SƠ", "XNNHS", facts.Filed.SubmittedAt, null, flow =>
        {
            ReceiptPdf.WriteDocuments(flow, facts);
            flow.Field("Thời gian nộp", FormalDate.WithTime(facts.Filed.SubmittedAt.InVietnam()));
            flow.Field("Đăng ký nhận kết quả tại", facts.ResultPlace);
            flow.Paragraph("Đây chưa phải giấy tiếp nhận hồ sơ và hẹn trả kết quả. Giấy đó có sau khi cơ quan kiểm tra và tiếp nhận hồ sơ.",
                Align.Justified);
        }, cancellation);

    /// <summary>Form 03, "Phiếu từ chối tiếp nhận, giải quyết hồ sơ".</summary>
    public static byte[] OfRefusal(Receipt facts, CaseStep refused, DateTimeOffset printedAt, CancellationToken cancellation) => Letter(
        facts, printedAt, "PHIẾU TỪ CHỐI TIẾP NHẬN, GIẢI QUYẾT HỒ SƠ", "TCHS", refused.DoneAt!.Value, refused.DoneByName ?? "", flow =>
        {
            flow.Paragraph(
                $"Qua xem xét, {facts.Agency} thông báo không tiếp nhận, giải quyết hồ sơ này với lý do cụ thể như sau:", Align.Justified);
            flow.Paragraph(PaperText.InBold(facts.Filed.StopReason ?? ""), Align.Justified, after: 8);
            flow.Paragraph(
                "Xin thông báo cho Ông/Bà biết và thực hiện. Không đồng ý thì có quyền khiếu nại theo quy định của pháp luật về khiếu nại.");
        }, cancellation);

    private static byte[] Letter(
        Receipt facts, DateTimeOffset printedAt, string title, string kind, DateTimeOffset at, string? officer, Action<PaperFlow> body,
        CancellationToken cancellation) =>
        PdfPaper.Create(PaperSize.A4, new PdfInfo($"{title} {facts.Filed.Code}", facts.Agency, printedAt), flow =>
        {
            var filed = facts.Filed;
            flow.Heading(new AgencyHeading(
                facts.UpperAgency, facts.Agency, $"Số: {facts.Number}/{kind}", $"{facts.Place}, {FormalDate.Of(at.InVietnam())}"));
            flow.Columns(
                (1, _ => { }),
                (5, center =>
                {
                    center.Title(title, after: 2);
                    center.Paragraph(PaperText.Plain("Mã hồ sơ: ").Bold(filed.Code), Align.Center, after: 0);
                }),
                (1, code => code.Qr(facts.TrackingUrl, Math.Min(68, code.Width), Align.Right)));
            flow.Field("Hồ sơ của", facts.HandedInBy.FullName);
            if (filed.Submitter is not null)
            {
                flow.Field("Nộp thay cho chủ hồ sơ", filed.Applicant.FullName);
            }

            flow.Field("Nội dung yêu cầu giải quyết", filed.Title);
            flow.Field("Địa chỉ", facts.HandedInBy.Address);
            flow.Columns((1, left => left.Field("Số điện thoại", facts.HandedInBy.Phone)),
                (1, right => right.Field("Thư điện tử", facts.HandedInBy.Email)));
            body(flow);
            if (officer is null)
            {
                return;
            }

            flow.Columns(
                (1, _ => { }),
                (1, right =>
                {
                    right.Space(6).Title("NGƯỜI LẬP PHIẾU", size: 1, after: 0);
                    right.Paragraph(PaperText.InItalic("(Ký và ghi rõ họ tên)"), Align.Center, size: 0.9f);
                    right.Space(right.TextSize * 4).Paragraph(PaperText.InBold(officer), Align.Center);
                }));
        }, cancellation);
}
