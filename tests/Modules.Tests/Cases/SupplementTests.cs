using System.Net;
using System.Text.Json;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Cases;

public sealed class SupplementTests
{
    public static TheoryData<string> Both => Databases.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task A_case_waits_for_its_papers_and_its_term_runs_anew(string database)
    {
        var api = await CaseApi.OnAsync(await TestPlatform.OnAsync(database));
        var code = await AtAppraisalAsync(api);
        var before = (await api.GetAsync($"cases/{code}")).GetProperty("due").GetDateTimeOffset();

        var asked = await AskAsync(api, code, "Đơn thiếu chữ ký của vợ", "Trích đo đã quá 6 tháng");
        Assert.Equal(HttpStatusCode.Created, asked.StatusCode);
        var waiting = await CaseApi.ProblemAsync(await api.CompleteAsync(code, "appraise"));
        Assert.Equal((409, "cases.status-forbids"), (waiting.Status, waiting.Code));

        var answered = await CaseApi.ReadAsync(
            await api.PostAsync($"cases/{code}/supplements", new { documents = new[] { new { name = "Đơn đã ký", originals = 1 } } }));
        Assert.Equal(4, answered.GetProperty("status").GetInt32());
        Assert.Contains("tính lại từ đầu", answered.GetProperty("dueDerivation")[0].GetString(), StringComparison.Ordinal);
        Assert.True(answered.GetProperty("due").GetDateTimeOffset() >= before);
        Assert.Equal(before, answered.GetProperty("originalDue").GetDateTimeOffset());
        Assert.Equal("Đơn đã ký", answered.GetProperty("documents").EnumerateArray().Last().GetProperty("name").GetString());
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_list_without_a_fault_or_a_past_day_is_refused(string database)
    {
        var api = await CaseApi.OnAsync(await TestPlatform.OnAsync(database));
        var code = await AtAppraisalAsync(api);

        var empty = await CaseApi.ProblemAsync(await AskAsync(api, code, "  "));
        var past = await CaseApi.ProblemAsync(await api.PostAsync($"cases/{code}/supplement-requests",
            new { items = new[] { new { what = "Thiếu chữ ký" } }, respondBy = "2020-01-01" }, Guid.CreateVersion7().ToString()));

        Assert.Equal("cases.supplement-items", empty.Code);
        Assert.Equal("cases.respond-by", past.Code);
        Assert.Equal(4, (await api.GetAsync($"cases/{code}")).GetProperty("status").GetInt32());
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Nothing_open_takes_no_answer(string database)
    {
        var api = await CaseApi.OnAsync(await TestPlatform.OnAsync(database));
        var code = await AtAppraisalAsync(api);

        var problem = await CaseApi.ProblemAsync(await api.PostAsync($"cases/{code}/supplements", new { note = "Bổ sung" }));

        Assert.Equal((409, "cases.no-supplement-open"), (problem.Status, problem.Code));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_counter_withdraws_a_case_until_it_is_decided(string database)
    {
        var api = await CaseApi.OnAsync(await TestPlatform.OnAsync(database));
        var code = await AtAppraisalAsync(api);

        var silent = await CaseApi.ProblemAsync(await api.PostAsync($"cases/{code}/withdrawal", new { reason = "" }));
        var stopped = await CaseApi.ReadAsync(await api.PostAsync($"cases/{code}/withdrawal", new { reason = "Người nộp đổi ý" }));
        var again = await CaseApi.ProblemAsync(await api.PostAsync($"cases/{code}/withdrawal", new { reason = "Lần nữa" }));

        Assert.Equal("cases.reason-missing", silent.Code);
        Assert.Equal(8, stopped.GetProperty("status").GetInt32());
        Assert.DoesNotContain(stopped.GetProperty("steps").EnumerateArray(), step =>
            step.GetProperty("doneAt").ValueKind is JsonValueKind.Null);
        Assert.Equal("cases.too-late-to-withdraw", again.Code);
    }

    private static async Task<string> AtAppraisalAsync(CaseApi api)
    {
        var code = await api.FileAsync(CaseApi.Birth());
        await api.ForwardAsync(code, "receive");
        return code;
    }

    private static Task<HttpResponseMessage> AskAsync(CaseApi api, string code, params string[] faults) =>
        api.PostAsync(
            $"cases/{code}/supplement-requests", new { items = faults.Select(what => new { what }) }, Guid.CreateVersion7().ToString());
}
