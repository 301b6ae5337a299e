using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using XaDienTu.Modules.Tests.Cases.Reception;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Cases.Processing;

/// <summary>The parts of the decision block one by one: sent wrongly, sent rightly, with their audit events.</summary>
public sealed class CaseDecisionTests
{
    public static TheoryData<string> Both => Databases.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task Another_agency_is_asked_answers_and_the_step_goes_on(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        var api = await CaseApi.OnAsync(platform);
        var code = await api.FileAsync(CaseApi.Land());
        await api.ForwardAsync(code, "receive", "appraise-local", "hand-over-up");
        using var appraiser = await platform.SignInAsync("thamdinh.bacgiang");
        var form = await FormAsync(appraiser, code, "Consult");

        var unknown =
            await appraiser.SubmitAsync(form, ("Form.Agency", "cơ quan không có thật"), ("Form.Question", "Có trong quy hoạch không?"));
        var silent = await appraiser.SubmitAsync(form, ("Form.Agency", "Sở Tài nguyên và Môi trường"), ("Form.Question", ""));
        var asked = await appraiser.SubmitAsync(
            form, ("Form.Agency", "Sở Tài nguyên và Môi trường"), ("Form.Question", "Thửa đất có trong quy hoạch không?"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, unknown.StatusCode);
        Assert.Equal(
            "Có trong quy hoạch không?", (await unknown.ReadPageAsync()).QuerySelector<IHtmlTextAreaElement>("#Form_Question")!.Value);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, silent.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, asked.StatusCode);

        using var department = await platform.SignInAsync("thamdinh.sotainguyen");
        var question = await department.GetPageAsync($"/can-bo/ho-so/{code}");
        Assert.Contains("Thửa đất có trong quy hoạch không?", question.Body!.TextContent, StringComparison.Ordinal);
        var answered =
            await department.SubmitAsync(question.FormTo("Forward")!, ("Form.Stance", "Agree"), ("Form.Opinion", "Không vướng quy hoạch."));

        Assert.Equal(HttpStatusCode.Redirect, answered.StatusCode);
        var back = await appraiser.GetPageAsync($"/can-bo/ho-so/{code}");
        Assert.Contains("Không vướng quy hoạch.", back.Body!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(back.FormTo("Forward"));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_leader_sends_a_step_back_with_a_reason_only(string database)
    {
        var (platform, api, code) = await AtAsync(database, "receive", "appraise");
        using var leader = await platform.SignInAsync("lanhdao.thoxuong");
        var form = await FormAsync(leader, code, "SendBack");

        var silent = await leader.SubmitAsync(form, ("Form.ReturnReason", ""));
        var sent = await leader.SubmitAsync(form, ("Form.ReturnReason", "Tên mẹ chưa khớp giấy chứng sinh."));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, silent.StatusCode);
        Assert.NotNull((await silent.ReadPageAsync()).QuerySelector("details[open] button[formaction*='handler=SendBack']"));
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        Assert.Equal(
            "appraise", (await api.GetAsync($"cases/{code}")).GetProperty("steps").EnumerateArray().Last().GetProperty("key").GetString());
        using var appraiser = await platform.SignInAsync("thamdinh.thoxuong");
        Assert.Contains("Tên mẹ chưa khớp giấy chứng sinh.", (await appraiser.GetPageAsync($"/can-bo/ho-so/{code}")).Body!.TextContent,
            StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_counter_withdraws_a_case_with_a_reason_and_others_may_not(string database)
    {
        var (platform, _, code) = await AtAsync(database, "receive");
        using var clerk = await platform.SignInAsync("motcua.thoxuong");
        using var appraiser = await platform.SignInAsync("thamdinh.thoxuong");
        Assert.Null((await appraiser.GetPageAsync($"/can-bo/ho-so/{code}")).FormTo("Withdraw"));
        var form = await FormAsync(clerk, code, "Withdraw");

        var silent = await clerk.SubmitAsync(form);
        var done = await clerk.ConfirmAsync(await clerk.SubmitAsync(form, ("Form.WithdrawalReason", "Gia đình chuyển nơi cư trú.")));
        var again = await clerk.SubmitAsync(form, ("Form.WithdrawalReason", "Lần nữa."));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, silent.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        Assert.Contains(
            "Gia đình chuyển nơi cư trú.", (await clerk.GetPageAsync($"/can-bo/ho-so/{code}")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("withdrawn", await ReceptionPageTests.AuditOfAsync(platform, code));
    }

    private static async Task<(TestPlatform Platform, CaseApi Api, string Code)> AtAsync(string database, params string[] done)
    {
        var platform = await TestPlatform.OnAsync(database);
        var api = await CaseApi.OnAsync(platform);
        var code = await api.FileAsync(CaseApi.Birth());
        await api.ForwardAsync(code, done);
        return (platform, api, code);
    }

    private static async Task<IHtmlFormElement> FormAsync(HttpClient officer, string code, string handler) =>
        (await officer.GetPageAsync($"/can-bo/ho-so/{code}")).FormTo(handler)!;
}
