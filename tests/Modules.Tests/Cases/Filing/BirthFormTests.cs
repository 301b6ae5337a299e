using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using XaDienTu.Modules.Tests.Accounts;
using XaDienTu.Modules.Tests.Printing;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Cases.Filing;

/// <summary>The e-form of a birth: nothing asked twice, no nonsense taken, the case told apart by the child.</summary>
public sealed class BirthFormTests
{
    public static TheoryData<string> Both => Databases.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task What_the_person_page_knows_is_shown_and_not_asked_again(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var citizen = await NewCitizen.RegisterAsync(platform, NewCitizen.NextIdNumber());
        var draft = await citizen.Browser.StartDraftAsync("1.001193");
        await citizen.Browser.FillPersonAsync(draft);

        var page = await citizen.Browser.GetPageAsync($"{draft}/khai/1");

        foreach (var asked in new[] { "requesterName", "requesterIdNumber", "requesterAddress", "phone" })
        {
            Assert.Null(page.QuerySelector($"[name={asked}]"));
        }

        Assert.Contains("Tổ 3, phường Thọ Xương", page.QuerySelector("main details")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("[name=requesterRelation]"));
        Assert.NotNull(page.QuerySelector("[name=childName]"));
        using var answered = await citizen.Browser.SubmitAsync(
            page.PostForm(), BirthFiling.Child("mother", "Nguyễn Minh Anh"));
        Assert.Equal(HttpStatusCode.Redirect, answered.StatusCode);
        var mother = await citizen.Browser.GetPageAsync($"{draft}/khai/4");
        Assert.Equal("Tổ 3, phường Thọ Xương", mother.QuerySelector<IHtmlInputElement>("[name=motherAddress]")!.Value);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Answers_that_cannot_go_together_are_told_at_once_each_with_its_place(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var citizen = await NewCitizen.RegisterAsync(platform, NewCitizen.NextIdNumber());
        var draft =
            await citizen.Browser.FillBirthAsync(("parentsMarried", "yes"), ("marriageCertificate", "Số 12, UBND phường Thọ Xương"));
        var person = await citizen.Browser.GetPageAsync($"{draft}/khai/4");

        using var younger = await citizen.Browser.SubmitAsync(person.PostForm(), ("motherBirth.Year", "2027"));
        using var unnamed = await citizen.Browser.SubmitAsync((await citizen.Browser.GetPageAsync($"{draft}/kiem-tra")).PostForm());

        Assert.Equal(HttpStatusCode.UnprocessableEntity, younger.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unnamed.StatusCode);
        Assert.Contains("Người cha – Họ, chữ đệm và tên người cha: Cha mẹ đã đăng ký kết hôn", (await unnamed.ReadPageAsync()).ErrorText(),
            StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Who_knows_only_the_year_of_birth_says_so_once_and_names_get_their_capitals(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var citizen = await NewCitizen.RegisterAsync(platform, NewCitizen.NextIdNumber());
        var draft = await citizen.Browser.StartDraftAsync("1.001193");
        var own = await citizen.Browser.GetPageAsync($"{draft}/nguoi-nop");
        using var told = await citizen.Browser.SubmitAsync(
            own.PostForm(), ("Form.Applicant.Born.Year", "1952"), ("Form.Applicant.Born.YearOnly", "true"),
            ("Form.Applicant.Address", "Tổ 3"));
        var child = await citizen.Browser.GetPageAsync($"{draft}/khai/1");
        using var named = await citizen.Browser.SubmitAsync(child.PostForm(), BirthFiling.Child("mother", "nguyễn  minh anh"));
        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (told.StatusCode, named.StatusCode));

        var mother = await citizen.Browser.GetPageAsync($"{draft}/khai/4");
        var check = await citizen.Browser.GetPageAsync($"{draft}/kiem-tra");

        Assert.Equal("1952", mother.QuerySelector<IHtmlInputElement>("[name='motherBirth.Year']")!.Value);
        Assert.Contains("1952", check.MainText(), StringComparison.Ordinal);
        Assert.Contains("Nguyễn Minh Anh", check.MainText(), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_name_with_a_digit_is_told_at_its_field(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var citizen = await NewCitizen.RegisterAsync(platform, NewCitizen.NextIdNumber());
        var draft = await citizen.Browser.FillBirthAsync();
        var mother = await citizen.Browser.GetPageAsync($"{draft}/khai/4");

        using var answer = await citizen.Browser.SubmitAsync(mother.PostForm(), ("motherName", "Lý Thị Mẩy 2"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("Bỏ “2”", (await answer.ReadPageAsync()).ErrorText(), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_child_tells_the_cases_of_a_parent_apart_everywhere(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var citizen = await NewCitizen.RegisterAsync(platform, NewCitizen.NextIdNumber());
        var code = await citizen.Browser.FileBirthAsync(("childName", "Nguyễn Bảo Châu"));
        using var clerk = await platform.SignInAsync("motcua.thoxuong");

        var own = await citizen.Browser.GetPageAsync("/ho-so");
        var found = await clerk.GetPageAsync("/can-bo/ho-so?q=bao+chau");
        var notices = await citizen.Browser.GetPageAsync("/ho-so/" + code);

        Assert.Contains("Đăng ký khai sinh – Nguyễn Bảo Châu", own.MainText(), StringComparison.Ordinal);
        Assert.Contains("Nguyễn Bảo Châu", found.QuerySelectorAll("tbody tr").Single(row =>
            row.TextContent.Contains(code, StringComparison.Ordinal)).TextContent, StringComparison.Ordinal);
        Assert.Contains("Đăng ký khai sinh – Nguyễn Bảo Châu", notices.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        await AssertInWorklistAsync(clerk, code, "Nguyễn Bảo Châu");
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Before_acceptance_only_the_filing_is_acknowledged_and_the_way_of_the_result_is_kept(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        var api = await CaseApi.OnAsync(platform);
        using var citizen = await NewCitizen.RegisterAsync(platform, NewCitizen.NextIdNumber());
        var draft = await citizen.Browser.StartDraftAsync();
        var person = await citizen.Browser.GetPageAsync($"{draft}/nguoi-nop");
        using var filled = await citizen.Browser.SubmitAsync(
            person.PostForm(), ("Form.Applicant.Address", "Tổ 3, phường Thọ Xương"), ("Form.Result.Way", "Post"),
            ("Form.Result.Address", "Thôn Đồng, xã Tân Mỹ"));
        await citizen.Browser.UploadAsync(draft);
        using var filed = await citizen.Browser.SubmitAsync((await citizen.Browser.GetPageAsync($"{draft}/kiem-tra")).PostForm());
        var code = filed.ReceiptCode();

        using var early = await citizen.Browser.GetAsync(new Uri($"/ho-so/{code}/giay-hen.pdf", UriKind.Relative));
        var acknowledged =
            PdfText.All(await citizen.Browser.GetByteArrayAsync(new Uri($"/ho-so/{code}/xac-nhan-nop.pdf", UriKind.Relative)));
        await api.ForwardAsync(code, "receive");
        var receipt = PdfText.All(await citizen.Browser.GetByteArrayAsync(new Uri($"/ho-so/{code}/giay-hen.pdf", UriKind.Relative)));
        using var clerk = await platform.SignInAsync("motcua.thoxuong");

        Assert.Equal(HttpStatusCode.Conflict, early.StatusCode);
        Assert.Contains("chưa phải giấy tiếp nhận", acknowledged, StringComparison.Ordinal);
        Assert.Contains("Qua bưu điện, tới Thôn Đồng, xã Tân Mỹ", receipt, StringComparison.Ordinal);
        Assert.Contains("Qua bưu điện, tới Thôn Đồng, xã Tân Mỹ", (await clerk.GetPageAsync($"/can-bo/ho-so/{code}")).MainText(),
            StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_named_field_is_corrected_online_and_the_officer_reads_the_old_and_the_new(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var citizen = await NewCitizen.RegisterAsync(platform, NewCitizen.NextIdNumber());
        var code = await citizen.Browser.FileBirthAsync(("childName", "Nguyễn Bảo Chau"));
        using var clerk = await platform.SignInAsync("motcua.thoxuong");
        var page = await clerk.GetPageAsync($"/can-bo/ho-so/{code}");
        Assert.NotNull(page.QuerySelector("select optgroup option[value='o:childName']"));
        using var asked = await clerk.ConfirmAsync(await clerk.SubmitAsync(
            page.FormTo("Supplement")!,
            ("Form.Items[0].About", "o:childName"), ("Form.Items[0].What", "Tên thiếu dấu."),
            ("Form.Items[1].About", "giay:giay-chung-sinh"), ("Form.Items[1].What", "Ảnh mờ, chụp lại.")));
        Assert.Equal(HttpStatusCode.Redirect, asked.StatusCode);

        var slip = PdfText.All(await citizen.Browser.GetByteArrayAsync(new Uri($"/ho-so/{code}/phieu-bo-sung.pdf", UriKind.Relative)));
        Assert.Contains("Người con –", slip, StringComparison.Ordinal);
        Assert.Contains("Tên thiếu dấu.", slip, StringComparison.Ordinal);
        Assert.Contains("Giấy chứng sinh", slip, StringComparison.Ordinal);
        var correct = await citizen.Browser.GetPageAsync($"/ho-so/{code}/bo-sung");
        Assert.Equal("Nguyễn Bảo Chau", correct.QuerySelector<IHtmlInputElement>("[name=childName]")!.Value);
        Assert.Null(correct.QuerySelector("[name=childSex]"));
        using var wrong = await citizen.Browser.SubmitAsync(correct.PostForm(), ("childName", ""), ("childSex", "male"));
        using var sent = await citizen.Browser.SubmitAsync(
            correct.PostForm(), [("Tep.1", "chung-sinh.pdf", CaseApi.Pdf)], ("childName", "Nguyễn Bảo Châu"), ("childSex", "male"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        var read = await clerk.GetPageAsync($"/can-bo/ho-so/{code}");
        Assert.Equal("Nguyễn Bảo Chau", read.QuerySelector("del")!.TextContent);
        Assert.Contains("Đăng ký khai sinh – Nguyễn Bảo Châu", read.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Nữ", read.MainText(), StringComparison.Ordinal);
    }

    private static async Task AssertInWorklistAsync(HttpClient officer, string code, string words)
    {
        for (string? next = "/can-bo/viec?xem=moi"; next is not null;)
        {
            var page = await officer.GetPageAsync(next);
            if (page.QuerySelectorAll("tbody tr")
                .FirstOrDefault(row => row.TextContent.Contains(code, StringComparison.Ordinal)) is { } row)
            {
                Assert.Contains(words, row.TextContent, StringComparison.Ordinal);
                return;
            }

            next = page.QuerySelector("a[rel=next]")?.GetAttribute("href");
        }

        Assert.Fail($"{code} is not in the worklist.");
    }
}
