using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Kernel.Data;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Cases.Reception;

public sealed class ReceptionPageTests
{
    private const string Page = "/can-bo/tiep-nhan";
    private const string Form = "form[enctype]";

    public static TheoryData<string> Both => Databases.Both;

    [Fact]
    public async Task A_stranger_is_sent_to_sign_in_and_an_officer_without_the_post_is_refused()
    {
        var platform = await TestPlatform.OnAsync(Databases.Sqlite);
        using var stranger = platform.NewClient();
        using var appraiser = await platform.SignInAsync("thamdinh.thoxuong");
        var address = new Uri(Page, UriKind.Relative);

        Assert.Equal(HttpStatusCode.Redirect, (await stranger.GetAsync(address)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await appraiser.GetAsync(address)).StatusCode);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_person_is_received_on_one_screen_and_the_case_goes_on_at_once(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var clerk = await platform.SignInAsync("motcua.thoxuong");
        var page = await LookAsync(clerk, "024196001238", "Đăng ký khai sinh");
        Assert.Contains("Nhận bây giờ thì hẹn trả", page.Body!.TextContent, StringComparison.Ordinal);

        var answer = await AcceptAsync(clerk, page, ("Form.Papers[1].Have", "true"));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var target = answer.Headers.Location!.ToString();
        var code = target.Split("da-nhan=")[1];
        var ready = await clerk.GetPageAsync(target);
        Assert.Contains("Đã nhận hồ sơ của Lý Thị Mẩy.", ready.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal($"/can-bo/ho-so/{code}/giay-hen", ready.QuerySelector("iframe")!.GetAttribute("src"));
        Assert.Equal("", ready.QuerySelector<IHtmlInputElement>("#Form_IdNumber")!.Value);
        var view = await (await CaseApi.OnAsync(platform)).GetAsync($"cases/{code}");
        Assert.Equal(4, view.GetProperty("status").GetInt32());
        Assert.Equal("Giấy chứng sinh", view.GetProperty("documents")[0].GetProperty("name").GetString());
        Assert.Contains("accepted", await AuditOfAsync(platform, code));
    }

    [Theory]
    [InlineData("-5")]
    [InlineData("99999999")]
    [InlineData("abc")]
    public async Task A_number_of_papers_that_is_none_is_told_at_its_place(string typed)
    {
        var platform = await TestPlatform.OnAsync(Databases.Sqlite);
        using var clerk = await platform.SignInAsync("motcua.thoxuong");
        var page = await LookAsync(clerk, "024196001238", "Đăng ký khai sinh");

        var answer = await AcceptAsync(clerk, page, ("Form.Papers[1].Have", "true"), ("Form.Papers[1].Originals", typed));
        var again = await answer.ReadPageAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var field = again.QuerySelector<IHtmlInputElement>("[name='Form.Papers[1].Originals']")!;
        Assert.Equal(("true", typed), (field.GetAttribute("aria-invalid"), field.Value));
        Assert.Equal($"#{field.Id}", again.QuerySelector(".error-summary a")!.GetAttribute("href"));
        Assert.NotEmpty(again.QuerySelector($"#{field.Id}-error")!.TextContent.Trim());
    }

    [Fact]
    public async Task Who_has_no_birth_certificate_hands_in_what_stands_for_it()
    {
        var platform = await TestPlatform.OnAsync(Databases.Sqlite);
        using var clerk = await platform.SignInAsync("motcua.thoxuong");
        var page = await LookAsync(clerk, "024196001238", "Đăng ký khai sinh");

        var neither = await AcceptAsync(clerk, page);
        var witnesses = await AcceptAsync(clerk, page, ("Form.Papers[2].Have", "true"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, neither.StatusCode);
        Assert.Contains("Giấy chứng sinh, hoặc Văn bản của người làm chứng", (await neither.ReadPageAsync()).Body!.TextContent,
            StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, witnesses.StatusCode);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Pressing_the_button_twice_makes_one_case(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var clerk = await platform.SignInAsync("motcua.thoxuong");
        var page = await LookAsync(clerk, "024196001246", "Đăng ký khai sinh");

        var first = await AcceptAsync(clerk, page, ("Form.Papers[1].Have", "true"));
        var second = await AcceptAsync(clerk, page, ("Form.Papers[1].Have", "true"));

        Assert.Equal(first.Headers.Location, second.Headers.Location);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_missing_paper_brings_the_page_back_with_everything_typed_and_the_file_kept(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var clerk = await platform.SignInAsync("motcua.thoxuong");
        var page = await LookAsync(clerk, "024196001253", "Đăng ký khai sinh");

        var form = page.QuerySelector<IHtmlFormElement>(Form)!;
        form.SetAttribute("action", $"{Page}?handler=Accept");
        var answer = await clerk.SubmitAsync(
            form, [("Form.Papers[0].File", "to-khai.pdf", CaseApi.Pdf)], ("Form.FullName", "Lý Thị Mẩy"), ("Form.Address", "Tổ dân phố 3"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var again = await answer.ReadPageAsync();
        Assert.StartsWith("Lỗi:", again.Title, StringComparison.Ordinal);
        Assert.Contains(
            "Thiếu giấy tờ: Giấy chứng sinh, hoặc", again.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Lý Thị Mẩy", again.QuerySelector<IHtmlInputElement>("#Form_FullName")!.Value);
        Assert.Equal("Tổ dân phố 3", again.QuerySelector<IHtmlInputElement>("#Form_Address")!.Value);
        Assert.Equal(64, again.QuerySelector<IHtmlInputElement>("[name='Form.Papers[0].FileHash']")!.Value.Length);

        var received = await AcceptAsync(clerk, again, ("Form.Papers[1].Have", "true"));
        Assert.Equal(HttpStatusCode.Redirect, received.StatusCode);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_refusal_is_recorded_with_its_reason_although_papers_are_missing(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var clerk = await platform.SignInAsync("motcua.thoxuong");
        var form = (await LookAsync(clerk, "024196001261", "Đăng ký khai sinh")).QuerySelector<IHtmlFormElement>(Form)!;
        form.SetAttribute("action", $"{Page}?handler=Refuse");

        var unexplained = await clerk.SubmitAsync(form, ("Form.FullName", "Lý Thị Mẩy"));
        var asked =
            await (await clerk.SubmitAsync(form, ("Form.FullName", "Lý Thị Mẩy"),
                ("Form.RefusalReason", "Cha mẹ không cư trú tại phường."))).ReadPageAsync();
        var sure = asked.FormTo("Refuse")!;
        var refused = await clerk.SubmitAsync(sure, ("Form.Confirmed", "true"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, unexplained.StatusCode);
        Assert.Contains("không mở lại được", asked.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, refused.StatusCode);
        var code = refused.Headers.Location!.ToString().Split('/')[^1];
        var view = await (await CaseApi.OnAsync(platform)).GetAsync($"cases/{code}");
        Assert.Equal(
            (3, "Cha mẹ không cư trú tại phường."), (view.GetProperty("status").GetInt32(), view.GetProperty("stopReason").GetString()!));
    }

    [Fact]
    public async Task A_known_number_brings_the_name_and_the_open_cases()
    {
        var platform = await TestPlatform.OnAsync(Databases.Sqlite);
        var api = await CaseApi.OnAsync(platform);
        var code = await api.FileAsync(CaseApi.Birth("Vi Thị Păn", "024196001279", papersChecked: true));
        using var clerk = await platform.SignInAsync("motcua.thoxuong");

        var page = await LookAsync(clerk, "0241 9600 1279", "");

        Assert.Equal("Vi Thị Păn", page.QuerySelector<IHtmlInputElement>("#Form_FullName")!.Value);
        Assert.NotNull(page.QuerySelector($"a[href='/can-bo/ho-so/{code}']"));
    }

    [Fact]
    public async Task Suggestions_find_a_procedure_by_words_without_marks()
    {
        var platform = await TestPlatform.OnAsync(Databases.Sqlite);
        using var clerk = await platform.SignInAsync("motcua.thoxuong");

        var answer = await clerk.GetStringAsync(new Uri($"{Page}?handler=Procedures&q=khai%20sinh", UriKind.Relative));

        var found = JsonSerializer.Deserialize<JsonElement>(answer).EnumerateArray().ToList();
        Assert.Contains(found, item => item.GetProperty("value").GetString() == CaseApi.BirthRegistration);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_scanned_card_fills_number_name_and_address_without_scripts(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var clerk = await platform.SignInAsync("motcua.thoxuong");

        var page = await LookAsync(clerk, Card("024090004321", "Nguyễn Văn Ân"), "Đăng ký khai sinh");

        Assert.Equal("0240 9000 4321", page.QuerySelector<IHtmlInputElement>("#Form_IdNumber")!.Value);
        Assert.Equal("Nguyễn Văn Ân", page.QuerySelector<IHtmlInputElement>("#Form_FullName")!.Value);
        Assert.Equal("Thôn 3, Xã Xuân Lương, Huyện Yên Thế, Bắc Giang", page.QuerySelector<IHtmlInputElement>("#Form_Address")!.Value);
        var form = page.QuerySelector<IHtmlFormElement>(Form)!;
        form.SetAttribute("action", $"{Page}?handler=Accept");
        Assert.Equal(HttpStatusCode.Redirect, (await clerk.SubmitAsync(form, ("Form.Papers[1].Have", "true"))).StatusCode);

        var next = await LookAsync(clerk, "024090004321", "");
        Assert.Contains("sinh 05/03/1990", next.QuerySelector("#on-file")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_card_without_marks_gives_its_number_and_says_what_to_do()
    {
        var platform = await TestPlatform.OnAsync(Databases.Sqlite);
        using var clerk = await platform.SignInAsync("motcua.thoxuong");

        var page = await LookAsync(clerk, "024090004339|012345678|Nguy?n V?n An|05031990|Nam|Thon 3|10052021\r\n", "");

        Assert.Equal("0240 9000 4339", page.QuerySelector<IHtmlInputElement>("#Form_IdNumber")!.Value);
        Assert.Contains(
            "Tắt bộ gõ tiếng Việt rồi quét lại", page.QuerySelector("#Form_IdNumber-error")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_that_are_no_name_of_a_procedure_are_asked_back_and_never_accepted_unseen()
    {
        var platform = await TestPlatform.OnAsync(Databases.Sqlite);
        using var clerk = await platform.SignInAsync("motcua.thoxuong");
        var form = (await clerk.GetPageAsync(Page)).QuerySelector<IHtmlFormElement>(Form)!;
        form.SetAttribute("action", $"{Page}?handler=Accept");

        var answer =
            await clerk.SubmitAsync(form, ("Form.IdNumber", "024090004347"), ("Form.FullName", "Vi Văn Păn"), ("Form.Words", "di chúk"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("Chọn một thủ tục trong danh sách tìm thấy.",
            (await answer.ReadPageAsync()).QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_said_of_a_case_that_another_counter_received()
    {
        var platform = await TestPlatform.OnAsync(Databases.Sqlite);
        var code = await (await CaseApi.OnAsync(platform)).FileAsync(CaseApi.Birth("Vi Thị Lạ", "024196001287"));
        using var clerk = await platform.SignInAsync("motcua.bacgiang");

        var page = await clerk.GetPageAsync($"{Page}?da-nhan={code}");

        Assert.DoesNotContain("Đã nhận hồ sơ", page.Body!.TextContent, StringComparison.Ordinal);
    }

    private static string Card(string number, string name) =>
        $"{number}||{name}|05031990|Nam|Thôn 3, Xã Xuân Lương, Huyện Yên Thế, Bắc Giang|10052021\n";

    internal static async Task<List<string>> AuditOfAsync(TestPlatform platform, string subject)
    {
        await using var scope = platform.NewScope();
        return await scope.ServiceProvider.GetRequiredService<KernelDb>().Audit.Where(row => row.SubjectId == subject)
            .Select(row => row.Action).ToListAsync();
    }

    private static async Task<IHtmlDocument> LookAsync(HttpClient clerk, string idNumber, string words)
    {
        var form = (await clerk.GetPageAsync(Page)).QuerySelector<IHtmlFormElement>(Form)!;
        var answer = await clerk.SubmitAsync(form, ("Form.IdNumber", idNumber), ("Form.Words", words));
        answer.EnsureSuccessStatusCode();
        return await answer.ReadPageAsync();
    }

    private static Task<HttpResponseMessage> AcceptAsync(HttpClient clerk, IHtmlDocument page, params (string Name, string? Value)[] values)
    {
        var form = page.QuerySelector<IHtmlFormElement>(Form)!;
        form.SetAttribute("action", $"{Page}?handler=Accept");
        return clerk.SubmitAsync(form, [("Form.FullName", "Lý Thị Mẩy"), .. values]);
    }
}
