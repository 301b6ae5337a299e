using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using XaDienTu.Modules.Tests.Cases.Reception;
using XaDienTu.Modules.Tests.Cases.Returning;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Cases.Processing;

public sealed class OfficerPagesTests
{
    private const string Appraiser = "thamdinh.thoxuong";
    private const string Clerk = "motcua.thoxuong";

    public static TheoryData<string> Both => Databases.Both;

    [Theory]
    [InlineData("/can-bo/viec")]
    [InlineData("/can-bo/ho-so")]
    [InlineData("/can-bo/ho-so/H02.21.01-260304-0001")]
    public async Task A_stranger_is_sent_to_sign_in_and_a_citizen_is_refused(string page)
    {
        var platform = await TestPlatform.OnAsync(Databases.Sqlite);
        using var stranger = platform.NewClient();
        using var citizen = await platform.SignInAsync("congdan.an");

        Assert.Equal(HttpStatusCode.Redirect, (await stranger.GetAsync(new Uri(page, UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await citizen.GetAsync(new Uri(page, UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task A_case_of_another_agency_is_not_found_by_code_or_search()
    {
        var platform = await TestPlatform.OnAsync(Databases.Sqlite);
        var code = await (await CaseApi.OnAsync(platform)).FileAsync(CaseApi.Birth("Vi Văn Xa Lạ", "024096001233"));
        using var outsider = await platform.SignInAsync("vanthu.bacgiang");

        Assert.Equal(HttpStatusCode.NotFound, (await outsider.GetAsync(new Uri($"/can-bo/ho-so/{code}", UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound,
            (await outsider.GetAsync(new Uri("/can-bo/ho-so/H02.21.01-991231-9999", UriKind.Relative))).StatusCode);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Work_stands_in_the_list_of_the_desk_that_has_it(string database)
    {
        var (platform, _, code) = await AcceptedAsync(database);
        using var appraiser = await platform.SignInAsync(Appraiser);
        using var clerk = await platform.SignInAsync(Clerk);

        Assert.Contains(code, await AllRowsAsync(appraiser, "/can-bo/viec"));
        Assert.DoesNotContain(code, await AllRowsAsync(clerk, "/can-bo/viec"));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task An_officer_decides_and_the_case_moves_on_with_its_audit_event(string database)
    {
        var (platform, api, code) = await AcceptedAsync(database);
        using var appraiser = await platform.SignInAsync(Appraiser);

        var answer = await SendAsync(appraiser, code, "Forward", ("Form.Opinion", "Đủ điều kiện."));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var view = await api.GetAsync($"cases/{code}");
        Assert.Equal("approve", view.GetProperty("steps").EnumerateArray().Last().GetProperty("key").GetString());
        Assert.Contains("step-done", await ReceptionPageTests.AuditOfAsync(platform, code));
        Assert.Contains(
            "Đủ điều kiện.", (await appraiser.GetPageAsync($"/can-bo/ho-so/{code}")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Of_two_officers_at_once_the_second_is_told_and_keeps_what_was_typed(string database)
    {
        var (platform, api, code) = await AcceptedAsync(database);
        using var appraiser = await platform.SignInAsync(Appraiser);
        var form = await FormAsync(appraiser, code, "Forward");
        await api.ForwardAsync(code, "appraise");

        var answer = await appraiser.SubmitAsync(form, ("Form.Opinion", "Ý kiến gõ sau."));

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        var page = await answer.ReadPageAsync();
        Assert.Contains("đã được", page.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Ý kiến gõ sau.", page.QuerySelector<IHtmlTextAreaElement>("#typed")!.Value);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_supplement_is_asked_for_and_taken_in_at_the_counter(string database)
    {
        var (platform, api, code) = await AcceptedAsync(database);
        using var appraiser = await platform.SignInAsync(Appraiser);
        using var clerk = await platform.SignInAsync(Clerk);

        var empty = await SendAsync(appraiser, code, "Supplement");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.StatusCode);
        var asked = await SendAsync(appraiser, code, "Supplement", ("Form.Items[0].What", "Giấy chứng sinh bị mờ, chụp lại."),
            ("Form.Items[1].What", "Thiếu chữ ký."));
        Assert.Equal(HttpStatusCode.Redirect, asked.StatusCode);
        Assert.Contains(code, await AllRowsAsync(appraiser, "/can-bo/viec?xem=cho-bo-sung"));

        var form = await FormAsync(clerk, code, "Answer");
        var answered =
            await clerk.SubmitAsync(form, [("Form.AnswerFiles", "chung-sinh.pdf", CaseApi.Pdf)], ("Form.AnswerNote", "Đã nộp bản rõ."));
        Assert.Equal(HttpStatusCode.Redirect, answered.StatusCode);
        var view = await api.GetAsync($"cases/{code}");
        Assert.Equal(4, view.GetProperty("status").GetInt32());
        Assert.Contains(view.GetProperty("documents").EnumerateArray(), paper =>
            paper.GetProperty("fileName").GetString() == "chung-sinh.pdf");
        Assert.Contains(code, await AllRowsAsync(appraiser, "/can-bo/viec"));
        Assert.DoesNotContain(code, await AllRowsAsync(appraiser, "/can-bo/viec?xem=cho-bo-sung"));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_refused_decision_changes_nothing(string database)
    {
        var (platform, api, code) = await AcceptedAsync(database);
        await api.ForwardAsync(code, "appraise");
        using var leader = await platform.SignInAsync("lanhdao.thoxuong");

        var page = await leader.GetPageAsync($"/can-bo/ho-so/{code}");
        var unsigned = await ApprovalNeedsSignatureTests.PostAsync(
            leader, page, $"/can-bo/ho-so/{code}?handler=Forward", ("Form.Step", "approve"), ("Form.Opinion", "Ký."));
        var unexplained = await SendAsync(leader, code, "Refuse");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, unsigned.StatusCode);
        Assert.Contains("Chưa có tệp kết quả", await unsigned.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unexplained.StatusCode);
        var open = (await api.GetAsync($"cases/{code}")).GetProperty("steps").EnumerateArray().Last();
        Assert.Equal(
            ("approve", System.Text.Json.JsonValueKind.Null), (open.GetProperty("key").GetString()!, open.GetProperty("doneAt").ValueKind));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_case_is_found_by_name_without_marks_by_number_and_by_code(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        var code = await (await CaseApi.OnAsync(platform)).FileAsync(CaseApi.Birth("Đàm Thị Quỳnh Trâm", "024196001287"));
        using var clerk = await platform.SignInAsync(Clerk);

        foreach (var query in new[] { "dam thi quynh tram", "0241 9600 1287", code })
        {
            Assert.Contains(code, await AllRowsAsync(clerk, $"/can-bo/ho-so?q={Uri.EscapeDataString(query)}"));
        }

        Assert.Empty(await AllRowsAsync(clerk, "/can-bo/ho-so?q=khong-co-ai-ten-nay"));
        var wrong = await clerk.GetAsync(new Uri("/can-bo/ho-so?tu=2026-03-05&den=2026-03-01", UriKind.Relative));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Words_are_found_in_any_order_the_last_one_half_typed_and_for_its_agencies_only(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        var code = await (await CaseApi.OnAsync(platform)).FileAsync(CaseApi.Birth("Đoàn Thúy Mộng Hoàng", "024196001288"));
        using var clerk = await platform.SignInAsync(Clerk);
        using var outsider = await platform.SignInAsync("vanthu.bacgiang");

        foreach (var query in new[] { "hoàng mộng đoàn", "doan thuy mon", "Mộng  khai-sinh \"hoang\"", "moNG * ho" })
        {
            Assert.Contains(code, await AllRowsAsync(clerk, $"/can-bo/ho-so?q={Uri.EscapeDataString(query)}"));
        }

        foreach (var query in new[] { "doan thu mong", "ong hoang doan", "đoàn mộng lan", new string('z', 100) })
        {
            Assert.Empty(await AllRowsAsync(clerk, $"/can-bo/ho-so?q={Uri.EscapeDataString(query)}"));
        }

        Assert.Empty(await AllRowsAsync(outsider, "/can-bo/ho-so?q=hoang+mong+doan"));
        using var endless = await clerk.GetAsync(new Uri($"/can-bo/ho-so?q={new string('z', 5000)}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, endless.StatusCode);
        Assert.Contains("Dài quá", (await endless.ReadPageAsync()).QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
    }

    private static async Task<(TestPlatform Platform, CaseApi Api, string Code)> AcceptedAsync(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        var api = await CaseApi.OnAsync(platform);
        var code = await api.FileAsync(CaseApi.Birth());
        await api.ForwardAsync(code, "receive");
        return (platform, api, code);
    }

    private static async Task<IHtmlFormElement> FormAsync(HttpClient officer, string code, string handler) =>
        (await officer.GetPageAsync($"/can-bo/ho-so/{code}")).FormTo(handler)!;

    internal static async Task<HttpResponseMessage> SendAsync(
        HttpClient officer, string code, string handler, params (string Name, string? Value)[] values) =>
        await officer.ConfirmAsync(await officer.SubmitAsync(await FormAsync(officer, code, handler), values));

    /// <summary>Codes of all rows, page by page.</summary>
    internal static async Task<List<string>> AllRowsAsync(HttpClient officer, string url)
    {
        var codes = new List<string>();
        for (string? next = url; next is not null;)
        {
            var page = await officer.GetPageAsync(next);
            codes.AddRange(page.QuerySelectorAll("tbody td.code").Select(cell => cell.TextContent.Trim()));
            next = page.QuerySelector("a[rel=next]")?.GetAttribute("href");
        }

        return codes;
    }
}
