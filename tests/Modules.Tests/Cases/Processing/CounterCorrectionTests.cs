using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using XaDienTu.Modules.Tests.Accounts;
using XaDienTu.Modules.Tests.Cases.Filing;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Cases.Processing;

/// <summary>The applicant comes to the counter with what was missing; the clerk mends the declaration there.</summary>
public sealed class CounterCorrectionTests
{
    public static TheoryData<string> Both => Databases.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task The_clerk_corrects_the_fields_the_request_names_and_no_others(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var citizen = await NewCitizen.RegisterAsync(platform, NewCitizen.NextIdNumber());
        var code = await citizen.Browser.FileBirthAsync(("childName", "Nguyễn Bảo Chau"));
        using var clerk = await platform.SignInAsync("motcua.thoxuong");
        await AskAsync(clerk, code, ("Form.Items[0].About", "o:childName"), ("Form.Items[0].What", "Tên thiếu dấu."));

        var page = await clerk.GetPageAsync($"/can-bo/ho-so/{code}");
        var form = page.FormTo("Answer")!;
        using var wrong = await clerk.SubmitAsync(form, ("childName", ""), ("Form.AnswerNote", "Sửa tên con theo giấy chứng sinh."));
        var shown = await wrong.ReadPageAsync();
        using var done = await clerk.SubmitAsync(shown.FormTo("Answer")!, ("childName", "Nguyễn Bảo Châu"), ("childSex", "male"));
        using var again = await clerk.SubmitAsync(shown.FormTo("Answer")!, ("childName", "Nguyễn Bảo Châu"), ("childSex", "male"));

        Assert.Equal("Nguyễn Bảo Chau", page.QuerySelector<IHtmlInputElement>("[name=childName]")!.Value);
        Assert.Null(page.QuerySelector("[name=childSex]"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Equal("#childName", shown.QuerySelector(".error-summary a")!.GetAttribute("href"));
        Assert.Equal("Sửa tên con theo giấy chứng sinh.", shown.QuerySelector<IHtmlTextAreaElement>("[name='Form.AnswerNote']")!.Value);
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        var read = await clerk.GetPageAsync($"/can-bo/ho-so/{code}");
        Assert.Equal("Nguyễn Bảo Chau", read.QuerySelector("del")!.TextContent);
        Assert.Contains("Đăng ký khai sinh – Nguyễn Bảo Châu", read.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Nữ", read.MainText(), StringComparison.Ordinal);
        Assert.Contains("Đã nhận giấy tờ bổ sung", read.MainText(), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_corrected_field_alone_is_a_supplement_and_what_was_typed_outlives_another_button(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var citizen = await NewCitizen.RegisterAsync(platform, NewCitizen.NextIdNumber());
        var code = await citizen.Browser.FileBirthAsync(("childName", "Nguyễn Bảo Chau"));
        using var clerk = await platform.SignInAsync("motcua.thoxuong");
        await AskAsync(clerk, code, ("Form.Items[0].About", "o:childName"), ("Form.Items[0].What", "Tên thiếu dấu."));
        var form = (await clerk.GetPageAsync($"/can-bo/ho-so/{code}")).FormTo("Answer")!;

        using var nothing = await clerk.SubmitAsync(form);
        var page = await clerk.GetPageAsync($"/can-bo/ho-so/{code}");
        using var question = await clerk.SubmitAsync(
            page.FormTo("Withdraw")!, ("childName", "Nguyễn Bảo Châu"), ("Form.WithdrawalReason", "Xin rút."));
        using var kept = await clerk.SubmitAsync((await question.ReadPageAsync()).FormTo("Keep")!);
        var shown = await kept.ReadPageAsync();
        using var done = await clerk.SubmitAsync(shown.FormTo("Answer")!);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, nothing.StatusCode);
        Assert.Equal("Nguyễn Bảo Châu", shown.QuerySelector<IHtmlInputElement>("[name=childName]")!.Value);
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        Assert.Equal("Nguyễn Bảo Chau", (await clerk.GetPageAsync($"/can-bo/ho-so/{code}")).QuerySelector("del")!.TextContent);
    }

    private static async Task AskAsync(HttpClient clerk, string code, params (string, string?)[] items)
    {
        var page = await clerk.GetPageAsync($"/can-bo/ho-so/{code}");
        using var asked = await clerk.ConfirmAsync(await clerk.SubmitAsync(page.FormTo("Supplement")!, items));
        Assert.Equal(HttpStatusCode.Redirect, asked.StatusCode);
    }
}
