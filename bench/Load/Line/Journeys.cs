using Microsoft.Playwright;
using XaDienTu.Accounts.Contracts;
using XaDienTu.TestKit;

namespace XaDienTu.Load.Line;

/// <summary>The ways of a citizen and an officer through the pages, as they walk them.</summary>
internal static class Journeys
{
    /// <summary>A photograph of a paper as a phone makes it smaller.</summary>
    public const int UploadedBytes = 150_000;

    private static readonly byte[] Paper = Papers.Pdf(new string('x', UploadedBytes));

    public static async Task SignInAsync(Visitor visitor, string userName)
    {
        await visitor.GoAsync("sign-in page", "/dang-nhap", "Đăng nhập");
        await visitor.FillAsync("Form.Name", userName);
        await visitor.FillAsync("Form.Password", DemoAccounts.Password);
        await visitor.LoadAsync("page after sign-in", () => visitor.Page.Locator("form#sign-in button.btn").ClickAsync(), "Thoát");
    }

    /// <summary>From the home page to the receipt of a birth registration.</summary>
    public static async Task FileBirthAsync(Visitor citizen)
    {
        await citizen.GoAsync("home", "/", "thủ tục");
        await citizen.FillAsync("q", "khai sinh");
        await citizen.LoadAsync("procedure search", () => citizen.Page.Keyboard.PressAsync("Enter"), "Đăng ký khai sinh");
        await citizen.LoadAsync("procedure", () => citizen.Page.Locator("a[href='/thu-tuc/1.001193']").First.ClickAsync(), "Bắt đầu nộp");
        await citizen.LoadAsync("1 agency", () => citizen.Page.GetByRole(AriaRole.Link, new() { Name = "Bắt đầu nộp" }).First.ClickAsync(),
            "Nộp hồ sơ tới đâu?");
        await citizen.FillAsync("q", "tho xuong");
        await citizen.PressAsync("1 agency, found", "Tìm", "Thọ Xương");
        await citizen.Page.GetByLabel("Thọ Xương").First.CheckAsync();
        await NextAsync(citizen, "2 applicant");
        await citizen.FillAsync("Form.Applicant.Address", "Tổ 3, phường Thọ Xương");
        await NextAsync(citizen, "3 form, requester");
        await citizen.ChooseAsync("requesterRelation", "father");
        await NextAsync(citizen, "4 form, child");
        await citizen.FillAsync("childName", "Nguyễn Minh Anh");
        await citizen.FillAsync("childBirthDate.Day", "20");
        await citizen.FillAsync("childBirthDate.Month", "2");
        await citizen.FillAsync("childBirthDate.Year", "2026");
        await citizen.ChooseAsync("childSex", "female");
        await citizen.Page.Locator("select[name=childEthnicity]").SelectOptionAsync("kinh");
        await citizen.FillAsync("childNationality", "Việt Nam");
        await citizen.FillAsync("childHometown", "Bắc Giang");
        await NextAsync(citizen, "5 form, place of birth");
        await citizen.ChooseAsync("birthPlaceKind", "home");
        await citizen.FillAsync("birthPlace", "Tổ 3, phường Thọ Xương");
        await NextAsync(citizen, "6 form, mother");
        await NextAsync(citizen, "7 form, father");
        await NextAsync(citizen, "8 form, requests");
        await citizen.ChooseAsync("parentsMarried", "no");
        await citizen.ChooseAsync("declared", "true");
        await NextAsync(citizen, "9 papers");
        await citizen.Page.Locator("input[type=file][name='Tep.giay-chung-sinh']").SetInputFilesAsync(
            new FilePayload { Name = "giay-chung-sinh.pdf", MimeType = "application/pdf", Buffer = Paper });
        await citizen.PressAsync("10 check, upload included", "Lưu và tiếp tục", "Kiểm tra rồi nộp hồ sơ");
        await citizen.PressAsync("receipt", "Nộp hồ sơ tới", "Đã nộp hồ sơ");
    }

    /// <summary>The worklist and the first case on it.</summary>
    public static async Task OpenCaseAsync(Visitor officer)
    {
        await officer.GoAsync("worklist", "/can-bo/viec", "Việc của tôi");
        await officer.LoadAsync("case", () => officer.Page.Locator("main tbody tr th a").First.ClickAsync(), "Diễn biến");
    }

    private static Task NextAsync(Visitor citizen, string page) => citizen.PressAsync(page, "Lưu và tiếp tục", "Lưu và tiếp tục");
}
