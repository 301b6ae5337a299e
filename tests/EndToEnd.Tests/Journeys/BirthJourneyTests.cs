using Microsoft.Playwright;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.EndToEnd.Tests.Journeys;

/// <summary>A child is registered from the citizen's sofa to the downloaded certificate.</summary>
public sealed class BirthJourneyTests
{
    /// <summary>From the choice of the agency to the button that files.</summary>
    private const int MostPages = 9;

    [Fact]
    public async Task A_birth_is_registered_online()
    {
        var platform = await TestPlatform.OnAsync(Databases.Sqlite);
        await using var citizen = await Visitor.ComeAsync(platform, "congdan.an", 390);
        var code = await FileAsync(citizen);

        await AcceptAsync(platform, code);
        await platform.DoStepAsync("thamdinh.thoxuong", code, "Đồng ý, trình ký", "Đã đối chiếu dữ liệu dân cư.", withResult: true);
        await platform.SignResultAsync("lanhdao.thoxuong", code);
        await platform.SignForAgencyAsync("motcua.thoxuong", code);
        await platform.DoStepAsync("motcua.thoxuong", code, "Trả kết quả cho người nộp");

        await citizen.GoAsync($"/ho-so/{code}");
        await citizen.SeesAsync("Đã trả kết quả");
        var file = await citizen.Page.GetByRole(AriaRole.Link, new() { Name = "Tải Giấy khai sinh" }).GetAttributeAsync("href");
        var download = await citizen.Page.APIRequest.GetAsync(new Uri(platform.BaseAddress, file!).ToString());
        var signed = await download.BodyAsync();
        Assert.True(signed.AsSpan().StartsWith(Desk.Pdf), "The signed file begins with what was approved.");
        await CheckSignaturesAsync(platform, signed);
        Assert.Empty(citizen.Complaints);
        await TrackAsync(platform, code);
    }

    private static async Task CheckSignaturesAsync(TestPlatform platform, byte[] signed)
    {
        await using var anyone = await Visitor.ComeAsync(platform);
        await anyone.GoAsync("/kiem-tra-chu-ky");
        await anyone.AttachAsync("Form.File", "giay-khai-sinh.pdf", signed);
        await anyone.PressAsync("Kiểm tra chữ ký");
        await anyone.SeesAsync("Chữ ký hợp lệ");
        await anyone.SeesAsync("UBND phường Thọ Xương");
    }

    /// <returns>Address of the draft.</returns>
    internal static async Task<string> BeginAsync(Visitor citizen)
    {
        await citizen.GoAsync("/");
        await citizen.FillAsync("q", "khai sinh");
        await citizen.Page.Keyboard.PressAsync("Enter");
        await citizen.Page.Locator("a[href='/thu-tuc/1.001193']").ClickAsync();
        await citizen.Page.GetByRole(AriaRole.Link, new() { Name = "Bắt đầu nộp" }).ClickAsync();
        await citizen.SeesAsync("Nộp hồ sơ tới đâu?");
        await citizen.FillAsync("q", "tho xuong");
        await citizen.PressAsync("Tìm");
        await citizen.Page.GetByLabel("Thọ Xương").First.CheckAsync();
        await NextAsync(citizen);
        return citizen.Page.Url[..citizen.Page.Url.LastIndexOf('/')];
    }

    /// <returns>Code of the case.</returns>
    internal static async Task<string> FileAsync(Visitor citizen)
    {
        await BeginAsync(citizen);
        var pages = 1;
        await citizen.FillAsync("Form.Applicant.Address", "Tổ 3, phường Thọ Xương");
        await OnAsync();
        await citizen.ChooseAsync("requesterRelation", "father");
        await citizen.FillAsync("childName", "Nguyễn Minh Anh");
        await citizen.FillAsync("childBirthDate.Day", "20");
        await citizen.FillAsync("childBirthDate.Month", "2");
        await citizen.FillAsync("childBirthDate.Year", "2026");
        await citizen.ChooseAsync("childSex", "female");
        await citizen.Page.Locator("select[name=childEthnicity]").SelectOptionAsync("kinh");
        await citizen.FillAsync("childNationality", "Việt Nam");
        await citizen.FillAsync("childHometown", "Bắc Giang");
        await OnAsync();
        await citizen.ChooseAsync("birthPlaceKind", "home");
        await citizen.FillAsync("birthPlace", "Tổ 3, phường Thọ Xương");
        await OnAsync();
        await OnAsync();
        Assert.Equal("Nguyễn Văn An", await citizen.Page.Locator("[name=fatherName]").InputValueAsync());
        await OnAsync();
        await citizen.ChooseAsync("parentsMarried", "no");
        await citizen.ChooseAsync("declared", "true");
        await OnAsync();
        await citizen.AttachAsync("Tep.giay-chung-sinh", "giay-chung-sinh.pdf", Desk.Pdf);
        await OnAsync();
        Assert.InRange(pages + 1, 1, MostPages);
        await citizen.SeesAsync("Kiểm tra rồi nộp hồ sơ");
        await citizen.SeesAsync("Nguyễn Minh Anh");
        await citizen.PressAsync("Nộp hồ sơ tới");
        await citizen.SeesAsync("Đã nộp hồ sơ");
        return new Uri(citizen.Page.Url).Segments[^2].TrimEnd('/');

        // A page that is right the first time says nothing of errors.
        async Task OnAsync()
        {
            await NextAsync(citizen);
            await Assertions.Expect(citizen.Page.Locator(".error-summary")).ToHaveCountAsync(0);
            pages++;
        }
    }

    private static Task NextAsync(Visitor citizen) => citizen.MoveOnAsync(() => citizen.PressAsync("Lưu và tiếp tục"));

    private static async Task AcceptAsync(TestPlatform platform, string code)
    {
        await using var clerk = await Visitor.ComeAsync(platform, "motcua.thoxuong");
        await clerk.OpenFromWorklistAsync(code);
        await clerk.ActAsync("Tiếp nhận hồ sơ");
        await clerk.SeesAsync("Đã tiếp nhận, hẹn trả");
        Assert.Empty(clerk.Complaints);
    }

    private static async Task TrackAsync(TestPlatform platform, string code)
    {
        await using var anybody = await Visitor.ComeAsync(platform);
        await anybody.GoAsync("/tra-cuu");
        await anybody.FillAsync("ma", code);
        await anybody.FillAsync("IdNumber", "024 085 000 123");
        await anybody.PressAsync("Xem hồ sơ");
        await anybody.SeesAsync("Đã trả kết quả");
    }
}
