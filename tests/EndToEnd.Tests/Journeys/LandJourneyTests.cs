using Microsoft.Playwright;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.EndToEnd.Tests.Journeys;

/// <summary>A land certificate travels from the commune's counter to the district, with a question to the province, and back.</summary>
public sealed class LandJourneyTests
{
    private const string Question = "Thửa đất có nằm trong quy hoạch giao thông không?";
    private const string Answer = "Thửa đất không nằm trong quy hoạch.";
    private const string Missing = "Đơn thiếu chữ ký của vợ";

    [Fact]
    public async Task A_land_case_goes_up_asks_the_province_and_comes_back_in_time()
    {
        var platform = await TestPlatform.OnAsync(Databases.Sqlite);
        var code = await ReceiveByKeyboardAsync(platform);
        await platform.DoStepAsync("thamdinh.thoxuong", code, "Đồng ý, trình ký", "Đất không tranh chấp, dùng ổn định từ 1992.");
        await platform.DoStepAsync("motcua.bacgiang", code, "Xác nhận đã nhận bàn giao");

        await AskAsync(platform, code);
        await AnswerAtTheCounterAsync(platform, code);
        await platform.DoStepAsync("thamdinh.sotainguyen", code, "Gửi trả lời ý kiến", Answer);
        await AppraiseAsync(platform, code);

        await platform.DoStepAsync("thamdinh.phongtainguyen", code, "Gửi trả lời ý kiến", "Đồng ý cấp.");
        await platform.DoStepAsync("truongphong.bacgiang", code, "Đồng ý, trình ký", withResult: true);
        await platform.SignResultAsync("lanhdao.bacgiang", code);
        await platform.SignForAgencyAsync("vanthu.bacgiang", code);
        await platform.DoStepAsync("vanthu.bacgiang", code, "Cấp số, đóng dấu");
        await platform.DoStepAsync("motcua.thoxuong", code, "Xác nhận đã nhận bàn giao");
        await ReturnAsync(platform, code);
    }

    // Scan, Enter, name, find the procedure by its code, F8: the hand never goes to the mouse.
    private static async Task<string> ReceiveByKeyboardAsync(TestPlatform platform)
    {
        await using var clerk = await Visitor.ComeAsync(platform, "motcua.thoxuong");
        var keys = clerk.Page.Keyboard;
        await clerk.GoAsync("/can-bo/tiep-nhan");
        await Assertions.Expect(clerk.Page.Locator("[name='Form.IdNumber']")).ToBeFocusedAsync();
        await clerk.Page.RunAndWaitForResponseAsync(async () =>
        {
            await keys.TypeAsync("024075004321");
            await keys.PressAsync("Enter");
        }, answer => answer.Url.Contains("handler=Person", StringComparison.Ordinal));
        await Assertions.Expect(clerk.Page.Locator("[name='Form.FullName']")).ToBeFocusedAsync();
        await keys.TypeAsync("Giáp Văn Đức");
        await keys.PressAsync("Alt+2");
        await keys.TypeAsync("1.012753");
        await Assertions.Expect(clerk.Page.GetByRole(AriaRole.Option).First).ToBeVisibleAsync();
        await keys.PressAsync("ArrowDown");
        await keys.PressAsync("Enter");
        await clerk.SeesAsync("Nhận bây giờ thì hẹn trả");
        await keys.PressAsync("F8");
        await clerk.SeesAsync("Đã nhận hồ sơ của Giáp Văn Đức.");
        Assert.Empty(clerk.Complaints);
        return clerk.Page.Url.Split("da-nhan=")[1];
    }

    private static async Task AskAsync(TestPlatform platform, string code)
    {
        await using var officer = await Visitor.ComeAsync(platform, "thamdinh.bacgiang");
        await officer.OpenFromWorklistAsync(code);
        await officer.OpenPartAsync("Lấy ý kiến cơ quan khác");
        await officer.Page.Locator("[name='Form.Agency']").PressSequentiallyAsync("Sở Tài nguyên và Môi trường");
        await officer.Page.GetByRole(AriaRole.Option, new() { Name = "Sở Tài nguyên và Môi trường" }).First.ClickAsync();
        await officer.FillAsync("Form.Question", Question);
        await officer.PressAsync("Gửi câu hỏi");
        await officer.SeesAsync("Đã gửi câu hỏi:");

        await officer.OpenPartAsync("Yêu cầu bổ sung");
        await officer.FillAsync("Form.Items[0].What", Missing);
        await officer.ActAsync("Gửi yêu cầu bổ sung");
        await officer.SeesAsync("Đã gửi yêu cầu bổ sung 1 chỗ");
        await officer.SeesAsync("Đang chờ người nộp bổ sung");
    }

    private static async Task AnswerAtTheCounterAsync(TestPlatform platform, string code)
    {
        await using var clerk = await Visitor.ComeAsync(platform, "motcua.thoxuong");
        await clerk.GoAsync($"/can-bo/ho-so/{code}");
        await clerk.SeesAsync(Missing);
        await clerk.AttachAsync("Form.AnswerFiles", "don-da-ky.pdf", Desk.Pdf);
        await clerk.FillAsync("Form.AnswerNote", "Đơn đã có đủ chữ ký.");
        await clerk.PressAsync("Nhận giấy tờ bổ sung");
        await clerk.SeesAsync("Đã nhận phần bổ sung.");
    }

    private static async Task AppraiseAsync(TestPlatform platform, string code)
    {
        await using var officer = await Visitor.ComeAsync(platform, "thamdinh.bacgiang");
        await officer.OpenFromWorklistAsync(code);
        await officer.SeesAsync(Answer);
        await officer.SeesAsync("Đơn đã có đủ chữ ký.");
        await officer.ActAsync("Đồng ý, trình ký");
    }

    private static async Task ReturnAsync(TestPlatform platform, string code)
    {
        await using var clerk = await Visitor.ComeAsync(platform, "motcua.thoxuong");
        await clerk.OpenFromWorklistAsync(code);
        await clerk.ActAsync("Trả kết quả cho người nộp");
        await clerk.SeesAsync("Đã trả kết quả cho");
        await clerk.SeesAsync("Đúng hạn");
        await clerk.OpenPartAsync("Cách tính ngày hẹn");
        await Assertions.Expect(clerk.Page.Locator("#han li").First).ToBeVisibleAsync();
        Assert.Empty(clerk.Complaints);
    }
}
