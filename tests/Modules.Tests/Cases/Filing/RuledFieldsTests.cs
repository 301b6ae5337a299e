using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using XaDienTu.Modules.Tests.Accounts;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Cases.Filing;

/// <summary>Without scripts a field that does not apply stays in sight: what is typed there is not dropped without a word.</summary>
public sealed class RuledFieldsTests
{
    private const string Number = "birthCertificateNumber";
    private const string Sentence =
        "Chỉ khai khi “Loại nơi sinh” là “Bệnh viện, trạm y tế”. Xoá phần đã điền ở đây, hoặc sửa câu “Loại nơi sinh”.";

    public static TheoryData<string> Both => Databases.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task The_wizard_says_that_text_does_not_belong_and_keeps_it(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var citizen = await NewCitizen.RegisterAsync(platform, NewCitizen.NextIdNumber());
        var draft = await citizen.Browser.FillBirthAsync();
        var form = (await citizen.Browser.GetPageAsync($"{draft}/khai/3")).PostForm();

        using var told = await citizen.Browser.SubmitAsync(form, (Number, "CS 12/2026"));
        var page = await told.ReadPageAsync();
        using var unseen = await citizen.Browser.SubmitAsync(page.PostForm(), ("__unseen", Number));
        using var later = await citizen.Browser.SubmitAsync(page.PostForm(), ("sau", "true"));
        var again = await citizen.Browser.GetPageAsync($"{draft}/khai/3");
        using var emptied = await citizen.Browser.SubmitAsync(again.PostForm(), (Number, ""));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, told.StatusCode);
        Told(page);
        Assert.Equal(HttpStatusCode.Redirect, unseen.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, later.StatusCode);
        Assert.Equal("CS 12/2026", again.QuerySelector<IHtmlInputElement>($"[name={Number}]")!.Value);
        Assert.Equal(HttpStatusCode.Redirect, emptied.StatusCode);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task So_does_the_counter(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var clerk = await platform.SignInAsync("motcua.thoxuong");
        var empty = (await clerk.GetPageAsync("/can-bo/tiep-nhan")).QuerySelector<IHtmlFormElement>("form[enctype]")!;
        using var looked = await clerk.SubmitAsync(empty, ("Form.Words", "Đăng ký khai sinh"));
        var form = (await looked.ReadPageAsync()).FormTo("Accept")!;

        using var told = await clerk.SubmitAsync(
            form, ("Form.FullName", "Lý Thị Mẩy"), ("Form.Papers[1].Have", "true"), ("birthPlaceKind", "home"), (Number, "CS 12/2026"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, told.StatusCode);
        Told(await told.ReadPageAsync());
    }

    [Theory, MemberData(nameof(Both))]
    public async Task So_do_the_pages_of_a_supplement(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var citizen = await NewCitizen.RegisterAsync(platform, NewCitizen.NextIdNumber());
        var code = await citizen.Browser.FileBirthAsync();
        using var clerk = await platform.SignInAsync("motcua.thoxuong");
        using var asked = await clerk.ConfirmAsync(await clerk.SubmitAsync(
            (await clerk.GetPageAsync($"/can-bo/ho-so/{code}")).FormTo("Supplement")!,
            ("Form.Items[0].About", "o:birthPlaceKind"), ("Form.Items[0].What", "Ghi lại nơi sinh."),
            ("Form.Items[1].About", $"o:{Number}"), ("Form.Items[1].What", "Ghi số giấy chứng sinh.")));

        using var atHome = await citizen.Browser.SubmitAsync(
            (await citizen.Browser.GetPageAsync($"/ho-so/{code}/bo-sung")).PostForm(), (Number, "CS 12/2026"), ("Note", "Đã ghi."));
        using var atCounter = await clerk.SubmitAsync(
            (await clerk.GetPageAsync($"/can-bo/ho-so/{code}")).FormTo("Answer")!, (Number, "CS 12/2026"), ("Form.AnswerNote", "Đã ghi."));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, atHome.StatusCode);
        Told(await atHome.ReadPageAsync());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, atCounter.StatusCode);
        Told(await atCounter.ReadPageAsync());
    }

    private static void Told(IHtmlDocument page)
    {
        Assert.Contains(Sentence, page.QuerySelector($"#{Number}-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("CS 12/2026", page.QuerySelector<IHtmlInputElement>($"[name={Number}]")!.Value);
    }
}
