using System.Net;
using System.Text.Json;
using XaDienTu.Modules.Tests.Signing;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Cases;

/// <summary>Whole lives of cases over the API.</summary>
public sealed class CaseJourneyTests
{
    public static TheoryData<string> Both => Databases.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task A_birth_registration_goes_from_filing_to_the_returned_result(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        var api = await CaseApi.OnAsync(platform);
        var code = await api.FileAsync(CaseApi.Birth());

        var accepted = await api.ForwardAsync(code, "receive");
        Assert.Equal(4, accepted.GetProperty("status").GetInt32());
        Assert.EndsWith("T17:00:00+07:00", accepted.GetProperty("due").GetString(), StringComparison.Ordinal);
        Assert.NotEmpty(accepted.GetProperty("dueDerivation").EnumerateArray());

        await api.ForwardAsync(code, "appraise");
        await SignedCases.AttachAsync(api, code);
        using var leader = await platform.SignInAsync(SignedCases.Leader);
        await SignedCases.SignAsync(leader, code);
        var decided = await api.GetAsync($"cases/{code}");
        Assert.Equal(9, decided.GetProperty("status").GetInt32());
        Assert.NotNull(decided.GetProperty("results")[0].GetProperty("approvedBy").GetString());

        using var clerk = await platform.SignInAsync(SignedCases.Clerk);
        await SignedCases.IssueAsync(clerk, code);
        var returned = await api.ForwardAsync(code, "return");
        Assert.Equal(10, returned.GetProperty("status").GetInt32());
        Assert.NotEqual(JsonValueKind.Null, returned.GetProperty("returnedAt").ValueKind);

        var history = await api.GetAsync($"cases/{code}/history");
        Assert.Equal(["submitted", "accepted", "step-done", "result-attached", "result-signed", "step-done", "result-issued", "step-done"],
            history.EnumerateArray().Select(line => line.GetProperty("kind").GetString()!));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_land_case_travels_from_commune_to_district_and_department_and_back(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        var api = await CaseApi.OnAsync(platform);
        var code = await api.FileAsync(CaseApi.Land());
        var view = await api.ForwardAsync(code, "receive", "appraise-local", "hand-over-up");
        Assert.Equal(CaseApi.Commune, view.GetProperty("receivingOrganization").GetString());
        Assert.NotEqual(CaseApi.Commune, view.GetProperty("competentOrganization").GetString());

        var department = (await api.GetAsync("organizations?kind=department&q=T%C3%A0i%20nguy%C3%AAn")).GetProperty("items")[0]
            .GetProperty("identifier").GetString()!;
        var asked =
            await CaseApi.ReadAsync(await api.PostAsync($"cases/{code}/steps/appraise/consultations",
                new { organization = department, question = "Thửa đất có trong quy hoạch không?", workingHours = 16 }));
        var consultation = asked.GetProperty("step").GetString()!;
        var tooEarly = await CaseApi.ProblemAsync(await api.CompleteAsync(code, "appraise"));
        Assert.Equal((409, "cases.consultation-open"), (tooEarly.Status, tooEarly.Code));
        // Who is asked for an opinion answers beside the step; the case stays with the agency that asks.
        var tracked = await api.GetAsync($"tracking/{code}?id=024075004321");
        Assert.Equal("UBND thành phố Bắc Giang", tracked.GetProperty("heldBy").GetString());

        await api.ForwardAsync(code, consultation, "appraise", "consult", "review");
        await SignedCases.AttachAsync(api, code);
        using var leader = await platform.SignInAsync("lanhdao.bacgiang");
        await SignedCases.SignAsync(leader, code);
        using var clerk = await platform.SignInAsync("vanthu.bacgiang");
        await SignedCases.IssueAsync(clerk, code);
        var back = await api.ForwardAsync(code, "number-and-seal", "hand-over-back");
        Assert.Equal(9, back.GetProperty("status").GetInt32());
        var returned = await api.ForwardAsync(code, "return");
        Assert.Equal(10, returned.GetProperty("status").GetInt32());
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Of_two_officers_finishing_a_step_at_once_one_wins_and_the_other_is_told(string database)
    {
        var api = await CaseApi.OnAsync(await TestPlatform.OnAsync(database));
        var code = await api.FileAsync(CaseApi.Birth());
        await api.ForwardAsync(code, "receive");

        var answers = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => api.CompleteAsync(code, "appraise")));

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict], answers.Select(answer => answer.StatusCode).Order());
        var (_, reason, detail) = await CaseApi.ProblemAsync(answers.Single(answer => answer.StatusCode is HttpStatusCode.Conflict));
        Assert.Contains(reason, (string[])["cases.changed-meanwhile", "cases.step-already-done"]);
        Assert.Contains("Tải lại trang", detail, StringComparison.Ordinal);
        var view = await api.GetAsync($"cases/{code}");
        Assert.Single(view.GetProperty("steps").EnumerateArray(), step => step.GetProperty("key").GetString() == "approve");
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_refusal_at_the_decision_travels_back_to_the_counter(string database)
    {
        var api = await CaseApi.OnAsync(await TestPlatform.OnAsync(database));
        var code = await api.FileAsync(CaseApi.Land());
        await api.ForwardAsync(code, "receive", "appraise-local", "hand-over-up", "appraise", "consult", "review");

        var silent = await CaseApi.ProblemAsync(await api.CompleteAsync(code, "approve", "refuse"));
        Assert.Equal("cases.reason-missing", silent.Code);
        var refused = await CaseApi.ReadAsync(await api.CompleteAsync(code, "approve", "refuse", "Đất đang có tranh chấp."));

        Assert.Equal(8, refused.GetProperty("status").GetInt32());
        Assert.Equal("hand-over-back", refused.GetProperty("steps").EnumerateArray().Last().GetProperty("key").GetString());
        var closed = await api.ForwardAsync(code, "hand-over-back", "return");
        Assert.Equal(8, closed.GetProperty("status").GetInt32());
        Assert.Equal("Đất đang có tranh chấp.", closed.GetProperty("stopReason").GetString());
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Work_sent_back_is_done_again_and_both_times_stay_visible(string database)
    {
        var api = await CaseApi.OnAsync(await TestPlatform.OnAsync(database));
        var code = await api.FileAsync(CaseApi.Birth());
        await api.ForwardAsync(code, "receive", "appraise");

        var back = await CaseApi.ReadAsync(await api.CompleteAsync(code, "approve", "return", "Tên mẹ ghi chưa khớp."));

        var steps = back.GetProperty("steps").EnumerateArray()
            .Select(step => (step.GetProperty("key").GetString(), step.GetProperty("doneAt").ValueKind is JsonValueKind.Null)).ToList();
        Assert.Equal([("receive", false), ("appraise", false), ("approve", false), ("appraise", true)], steps);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Nothing_is_signed_off_without_its_result(string database)
    {
        var api = await CaseApi.OnAsync(await TestPlatform.OnAsync(database));
        var code = await api.FileAsync(CaseApi.Birth());
        await api.ForwardAsync(code, "receive", "appraise");

        var problem = await CaseApi.ProblemAsync(await api.CompleteAsync(code, "approve"));

        Assert.Equal((422, "cases.result-missing"), (problem.Status, problem.Code));
    }
}
