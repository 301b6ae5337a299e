using System.Net;
using UglyToad.PdfPig;
using XaDienTu.Cases.Forms;
using XaDienTu.Cases.Process;
using XaDienTu.Modules.Tests.Printing;
using XaDienTu.Procedures.Contracts;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Cases.Forms;

/// <summary>Form 01 of Circular 01/2018/TT-VPCP.</summary>
public sealed class ReceiptTests
{
    private static readonly DateTimeOffset ReceivedAt = new(2026, 3, 4, 9, 5, 0, TimeSpan.FromHours(7));

    [Fact]
    public void The_receipt_reads_as_approved() =>
        Approved.Check("Receipt", PdfText.All(ReceiptPdf.Of(Example(), ReceivedAt, TestContext.Current.CancellationToken)));

    [Fact]
    public void Both_copies_fit_a_page_each_in_a_small_file()
    {
        var pdf = ReceiptPdf.Of(Example(), ReceivedAt, TestContext.Current.CancellationToken);

        Assert.Equal(2, PdfText.Pages(pdf).Count);
        Assert.InRange(pdf.Length, 1, 60_000);
    }

    [Fact]
    public void The_code_is_drawn_not_pasted_as_a_picture()
    {
        using var document = PdfDocument.Open(ReceiptPdf.Of(Example(), ReceivedAt, TestContext.Current.CancellationToken));

        Assert.All(document.GetPages(), page => Assert.Empty(page.GetImages()));
        Assert.True(document.GetPage(1).Paths.Sum(path => path.Count) > 100);
    }

    [Fact]
    public void Ninety_papers_and_a_very_long_name_still_make_a_whole_receipt()
    {
        var example = Example(string.Join(' ', Enumerable.Repeat("Nguyễn Hoàng Phúc", 12)));
        AddPapers(example.Filed, Enumerable.Range(1, 90).Select(number => $"Giấy tờ thứ {number} của hồ sơ"));

        var pages = PdfText.Pages(ReceiptPdf.Of(example, ReceivedAt, TestContext.Current.CancellationToken));

        Assert.Equal(0, pages.Count % 2);
        Assert.Equal(2, pages.Count(page => page.Contains("Giấy tờ thứ 90 của hồ sơ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_clerk_prints_it_and_a_stranger_does_not()
    {
        var platform = await TestPlatform.OnAsync(Databases.Sqlite);
        var api = await CaseApi.OnAsync(platform);
        var code = await api.FileAsync(CaseApi.Birth());
        await api.ForwardAsync(code, "receive");
        using var clerk = await platform.SignInAsync("motcua.thoxuong");
        using var citizen = await platform.SignInAsync("congdan.an");

        var page = await clerk.GetPageAsync($"/can-bo/ho-so/{code}/giay-hen");
        var pdf = await clerk.GetByteArrayAsync(new Uri($"/ho-so/{code}/giay-hen.pdf", UriKind.Relative));
        var strange = await citizen.GetAsync(new Uri($"/ho-so/{code}/giay-hen.pdf", UriKind.Relative));

        Assert.Contains(code, page.Body!.TextContent, StringComparison.Ordinal);
        // What form 01 has, page and PDF say alike.
        var heading = page.QuerySelector(".paper-head")!.TextContent;
        var number = $"Số: {code[^4..]}/TNHS";
        Assert.Contains("Ủy ban nhân dân thành phố Bắc Giang", heading, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Ủy ban nhân dân phường Thọ Xương", heading, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(number, heading, StringComparison.Ordinal);
        Assert.Contains(number, PdfText.All(pdf), StringComparison.Ordinal);
        foreach (var line in new[] { "Bộ phận tiếp nhận và trả kết quả", "Thư điện tử", "Đăng ký nhận kết quả tại" })
        {
            Assert.Contains(line, page.Body!.TextContent, StringComparison.Ordinal);
            Assert.Contains(line, PdfText.All(pdf), StringComparison.Ordinal);
        }

        Assert.Contains("Lý Thị Mẩy", PdfText.All(pdf), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, strange.StatusCode);
    }

    private static Receipt Example(string applicant = "Giàng Thị Sếnh")
    {
        var filed = new Case
        {
            Code = "H02.15.03-260304-0007",
            ProcedureVersionId = Guid.Empty,
            ProcedureCode = "1.001193",
            ProcedureName = "Đăng ký khai sinh",
            Field = "Hộ tịch",
            Channel = Channel.Counter,
            ReceivingOrganizationId = Guid.Empty,
            CompetentOrganizationId = Guid.Empty,
            Applicant = new CasePerson { FullName = applicant, Phone = "0912 345 678", Address = "Bản Huổi Cơ Mông, xã Nà Hỳ" },
            ApplicantIdNumber = "",
            SubmittedAt = ReceivedAt,
        };
        filed.Accept(ReceivedAt, new DateTimeOffset(2026, 3, 5, 17, 0, 0, TimeSpan.FromHours(7)), []);
        AddPapers(
            filed, ["Giấy chứng sinh do nơi trẻ sinh ra cấp; không có thì nộp văn bản của người làm chứng", "Giấy chứng nhận kết hôn"]);
        return new Receipt
        {
            Filed = filed,
            Content = new ProcedureContent { Code = "1.001193", Name = "Đăng ký khai sinh", Term = new Term { Text = "1 ngày làm việc" } },
            UpperAgency = "Ủy ban nhân dân huyện Nậm Pồ",
            Agency = "Ủy ban nhân dân xã Nà Hỳ",
            Place = "Nà Hỳ",
            Officer = "Lò Văn Phưởng",
            TrackingUrl = "https://xadientu.example.vn/tra-cuu?ma=H02.15.03-260304-0007",
        };
    }

    private static void AddPapers(Case filed, IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            filed.Documents.Add(new CaseDocument { Ordinal = filed.Documents.Count + 1, Name = name, Originals = 1, AddedAt = ReceivedAt });
        }
    }
}
