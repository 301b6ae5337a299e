using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using XaDienTu.Modules.Tests.Accounts;
using XaDienTu.Modules.Tests.Cases.Filing;
using XaDienTu.Modules.Tests.Signing;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Cases.Processing;

/// <summary>What an officer presses on a case page: asked before it cannot be taken back, told after it, and nothing typed is lost on the
/// way.</summary>
public sealed class CaseActsTests
{
    private const string Clerk = "motcua.thoxuong";
    private const string Appraiser = "thamdinh.thoxuong";

    public static TheoryData<string> Both => Databases.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task A_refusal_asks_once_more_keeps_the_words_and_happens_once(string database)
    {
        var (platform, api, code) = await FiledAsync(database);
        using var clerk = await platform.SignInAsync(Clerk);

        var asked =
            await (await SendAsync(clerk, code, "Refuse", ("Form.RefusalReason", "Không thuộc thẩm quyền."),
                ("Form.Opinion", "Đã gọi điện."))).ReadPageAsync();
        Assert.Contains("không mở lại được", asked.MainText(), StringComparison.Ordinal);
        Assert.Contains("Lý Thị Mẩy", asked.MainText(), StringComparison.Ordinal);
        Assert.Contains("Không thuộc thẩm quyền.", asked.MainText(), StringComparison.Ordinal);
        Assert.Equal(1, (await api.GetAsync($"cases/{code}")).GetProperty("status").GetInt32());

        var question = asked.QuerySelector<IHtmlFormElement>("form[data-question]")!;
        var yes = question.GetAttribute("action");
        using var back = await clerk.SubmitAsync(asked.FormTo("Keep")!);
        Assert.Equal("Không thuộc thẩm quyền.", Value(await back.ReadPageAsync(), "Form_RefusalReason"));
        Assert.Equal("Đã gọi điện.", Value(await back.ReadPageAsync(), "Form_Opinion"));

        question.SetAttribute("action", yes);
        using var first = await clerk.SubmitAsync(question, ("Form.Confirmed", "true"));
        using var second = await clerk.SubmitAsync(question, ("Form.Confirmed", "true"));

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (first.StatusCode, second.StatusCode));
        var events = await api.GetAsync($"cases/{code}/history");
        Assert.Equal(1, events.EnumerateArray().Count(line => line.GetProperty("kind").GetString() == "not-accepted"));
        Assert.Contains("Đã từ chối tiếp nhận", (await clerk.GetPageAsync($"/can-bo/ho-so/{code}")).MainText(), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Acceptance_says_who_has_the_case_until_when_and_keeps_the_opinion(string database)
    {
        var (platform, _, code) = await FiledAsync(database);
        using var clerk = await platform.SignInAsync(Clerk);

        using var done = await SendAsync(clerk, code, "Forward", ("Form.Opinion", "Giấy chứng sinh đã đối chiếu bản chính."));

        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        var page = await clerk.GetPageAsync($"/can-bo/ho-so/{code}");
        var said = page.QuerySelector(".notice-ok")!.TextContent;
        Assert.Contains("Đã tiếp nhận, hẹn trả", said, StringComparison.Ordinal);
        Assert.Contains("UBND phường Thọ Xương", said, StringComparison.Ordinal);
        Assert.Contains("bước “Thẩm tra", said, StringComparison.Ordinal);
        Assert.Contains("hạn", said, StringComparison.Ordinal);
        Assert.Contains(
            "Giấy chứng sinh đã đối chiếu bản chính.", page.QuerySelectorAll("ol.steps").Last().TextContent, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_chosen_result_outlives_the_wrong_button_and_goes_with_the_case(string database)
    {
        var (platform, api, code) = await FiledAsync(database);
        await api.ForwardAsync(code, "receive");
        using var appraiser = await platform.SignInAsync(Appraiser);
        var form = await FormAsync(appraiser, code, "Supplement");

        using var wrong = await appraiser.SubmitAsync(
            form!, [("Form.ResultFile", "giay-khai-sinh.pdf", SignedCases.Paper($"Giấy khai sinh, hồ sơ {code}"))],
            ("Form.Opinion", "Đủ điều kiện."), ("Form.Items[0].What", ""));
        var again = await wrong.ReadPageAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Equal("Đủ điều kiện.", Value(again, "Form_Opinion"));
        Assert.Contains("giay-khai-sinh.pdf", again.MainText(), StringComparison.Ordinal);
        using var sent = await appraiser.SubmitAsync(again.FormTo("Forward")!);
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        var results = (await api.GetAsync($"cases/{code}")).GetProperty("results").EnumerateArray().ToList();
        Assert.Equal("giay-khai-sinh.pdf", Assert.Single(results).GetProperty("fileName").GetString());
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Attaching_a_result_keeps_the_opinion_below_it_and_a_wrong_file_is_told_at_its_field(string database)
    {
        var (platform, api, code) = await FiledAsync(database);
        await api.ForwardAsync(code, "receive");
        using var appraiser = await platform.SignInAsync(Appraiser);
        var form = await FormAsync(appraiser, code, "Result");

        using var wrong =
            await appraiser.SubmitAsync(form!, [("Form.ResultFile", "ket-qua.exe", "MZ…"u8.ToArray())], ("Form.Opinion", "Đủ điều kiện."));
        using var attached = await appraiser.SubmitAsync(form!,
            [("Form.ResultFile", "ket-qua.pdf", SignedCases.Paper($"Giấy khai sinh, hồ sơ {code}"))], ("Form.Opinion", "Đủ điều kiện."));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        var refused = await wrong.ReadPageAsync();
        Assert.NotNull(refused.QuerySelector("#Form_ResultFile[aria-invalid=true]"));
        Assert.Equal("Đủ điều kiện.", Value(refused, "Form_Opinion"));
        Assert.Equal(HttpStatusCode.OK, attached.StatusCode);
        var page = await attached.ReadPageAsync();
        Assert.Contains("Đã đính kèm kết quả.", page.MainText(), StringComparison.Ordinal);
        Assert.Equal("Đủ điều kiện.", Value(page, "Form_Opinion"));
        Assert.Single((await api.GetAsync($"cases/{code}")).GetProperty("results").EnumerateArray());
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Nothing_goes_to_the_leader_without_a_result_unasked(string database)
    {
        var (platform, api, code) = await FiledAsync(database);
        await api.ForwardAsync(code, "receive");
        using var appraiser = await platform.SignInAsync(Appraiser);

        var asked = await SendAsync(appraiser, code, "Forward", ("Form.Opinion", "Đề nghị từ chối."));

        Assert.Contains("chưa có tệp kết quả", (await asked.ReadPageAsync()).MainText(), StringComparison.Ordinal);
        Assert.Equal(
            "appraise", (await api.GetAsync($"cases/{code}")).GetProperty("steps").EnumerateArray().Last().GetProperty("key").GetString());
        using var sent = await appraiser.ConfirmAsync(asked);
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        Assert.Contains("Đã chuyển cho", (await appraiser.GetPageAsync($"/can-bo/ho-so/{code}")).MainText(), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task An_agency_that_is_asked_agrees_or_not_and_sends_its_paper(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        var api = await CaseApi.OnAsync(platform);
        var code = await api.FileAsync(CaseApi.Land());
        await api.ForwardAsync(code, "receive", "appraise-local", "hand-over-up");
        using var appraiser = await platform.SignInAsync("thamdinh.bacgiang");
        using var asked = await SendAsync(
            appraiser, code, "Consult", ("Form.Agency", "Sở Tài nguyên và Môi trường"), ("Form.Question", "Có trong quy hoạch không?"));
        Assert.Equal(HttpStatusCode.Redirect, asked.StatusCode);
        using var department = await platform.SignInAsync("thamdinh.sotainguyen");
        var form = await FormAsync(department, code, "Forward");

        var waiting = await appraiser.GetPageAsync($"/can-bo/ho-so/{code}");
        Assert.Contains("Đang chờ ý kiến của Sở Tài nguyên và Môi trường", waiting.MainText(), StringComparison.Ordinal);
        using var nothing = await department.SubmitAsync(form!);
        Assert.Contains(
            "Chọn Đồng ý, Không đồng ý hoặc Ý kiến khác", (await nothing.ReadPageAsync()).ErrorText(), StringComparison.Ordinal);

        using var silent = await department.SubmitAsync(form!, ("Form.Stance", "Disagree"));
        using var answered = await department.SubmitAsync(
            form!, [("Form.OpinionFile", "cong-van.pdf", CaseApi.Pdf)], ("Form.Stance", "Disagree"),
            ("Form.Opinion", "Thửa đất nằm trong quy hoạch đường."));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, silent.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, answered.StatusCode);
        var page = await appraiser.GetPageAsync($"/can-bo/ho-so/{code}");
        Assert.Contains("Không đồng ý. Thửa đất nằm trong quy hoạch đường.", page.MainText(), StringComparison.Ordinal);
        var file = page.QuerySelectorAll<IHtmlAnchorElement>("a[href^='/tep/']")
            .Single(link => link.TextContent.Contains("cong-van.pdf", StringComparison.Ordinal));
        Assert.Equal(CaseApi.Pdf, await appraiser.GetByteArrayAsync(new Uri(file.GetAttribute("href")!, UriKind.Relative)));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_paper_is_read_beside_the_decision_in_a_frame_of_our_own_pages_only(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var citizen = await NewCitizen.RegisterAsync(platform, NewCitizen.NextIdNumber());
        var code = await citizen.Browser.FileAsync();
        using var clerk = await platform.SignInAsync(Clerk);

        var frame = (await clerk.GetPageAsync($"/can-bo/ho-so/{code}")).QuerySelector<IHtmlInlineFrameElement>("iframe[name=giay-to]")!;
        string address = frame.GetAttribute("src")!.Split('#')[0];
        using var framed = await clerk.GetAsync(new Uri(address, UriKind.Relative));
        using var alone = await clerk.GetAsync(new Uri(address[..address.IndexOf("&khung", StringComparison.Ordinal)], UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, framed.StatusCode);
        Assert.Equal("SAMEORIGIN", Header(framed, "X-Frame-Options"));
        Assert.Contains("frame-ancestors 'self'", Header(framed, "Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Equal("DENY", Header(alone, "X-Frame-Options"));
        Assert.StartsWith("sandbox", Header(alone, "Content-Security-Policy"), StringComparison.Ordinal);

        static string Header(HttpResponseMessage answer, string name) => string.Join(' ', answer.Headers.GetValues(name));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task What_waits_for_a_signature_says_code_and_can_be_ticked_all_at_once(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        var api = await CaseApi.OnAsync(platform);
        var (code, hash) = await SignedCases.OnLeadersDeskAsync(api);
        using var leader = await platform.SignInAsync(SignedCases.Leader);

        var some = await leader.GetPageAsync("/can-bo/cho-ky");
        var all = await leader.GetPageAsync("/can-bo/cho-ky?chon=true");

        var row = some.QuerySelectorAll("tbody tr").Single(found => found.TextContent.Contains(code, StringComparison.Ordinal));
        Assert.Contains(hash, row.QuerySelector("iframe")!.GetAttribute("src")!, StringComparison.Ordinal);
        Assert.All(some.QuerySelectorAll<IHtmlInputElement>("tbody input"), box => Assert.False(box.IsChecked));
        Assert.All(all.QuerySelectorAll<IHtmlInputElement>("tbody input"), box => Assert.True(box.IsChecked));
    }

    private static async Task<(TestPlatform Platform, CaseApi Api, string Code)> FiledAsync(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        var api = await CaseApi.OnAsync(platform);
        return (platform, api, await api.FileAsync(CaseApi.Birth()));
    }

    private static string Value(IHtmlDocument page, string id) => page.QuerySelector<IHtmlTextAreaElement>($"#{id}")!.Value;

    private static async Task<IHtmlFormElement?> FormAsync(HttpClient officer, string code, string handler) =>
        (await officer.GetPageAsync($"/can-bo/ho-so/{code}")).FormTo(handler);

    private static async Task<HttpResponseMessage> SendAsync(
        HttpClient officer, string code, string handler, params (string Name, string? Value)[] values) =>
        await officer.SubmitAsync((await FormAsync(officer, code, handler))!, values);
}
