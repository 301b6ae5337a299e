using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using XaDienTu.Modules.Tests.Access;
using XaDienTu.Modules.Tests.Cases.Filing;
using XaDienTu.Modules.Tests.Signing;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Cases;

/// <summary>
/// Each request that changes a case, sent three times at once: one takes effect and the others are told, or all leave the case as one
/// of them would. Also of requests that touch nothing but a list of the case, where PostgreSQL locks no row of the case itself.
/// </summary>
public sealed class TogetherTests
{
    private const int AtOnce = 3;
    private const string Agency = "Sở Tài nguyên và Môi trường";

    // What changes a case in ways that have their own tests of two at once.
    private static readonly Dictionary<string, string> Elsewhere = new()
    {
        ["Approve"] = "signing: SignResultTests", ["Issue"] = "signing: SignResultTests", ["Digitise"] = "signing: DigitisedPapersTests",
        ["Keep"] = "changes nothing: it shows the page again",
    };

    private static readonly Dictionary<string, Func<Stage, Task<Prepared>>> Requests = new()
    {
        ["POST /api/v1/cases/{code}/steps/{step}/complete"] = async stage =>
        {
            var code = await stage.Api.FileAsync(CaseApi.Birth());
            return new(code, () => stage.Api.CompleteAsync(code, "receive", note: "Đã xem"), view => view.Steps("receive"));
        },
        ["POST /api/v1/cases/{code}/steps/{step}/consultations"] = async stage =>
        {
            var code = await LandAsync(stage);
            var agencies = await stage.Api.GetAsync("organizations?kind=department&q=T%C3%A0i%20nguy%C3%AAn");
            var department = agencies.GetProperty("items").EnumerateArray().First().GetProperty("identifier").GetString();
            return new(code, () =>
                stage.Api.PostAsync($"cases/{code}/steps/appraise/consultations",
                    new { organization = department, question = "Có trong quy hoạch không?" }), _ => 1);
        },
        ["POST /api/v1/cases/{code}/result"] = async stage =>
        {
            var code = await AppraisedAsync(stage);
            var hash = await stage.Api.UploadAsync([.. CaseApi.Pdf, .. Guid.CreateVersion7().ToByteArray()], "ket-qua.pdf");
            return new(code, () =>
                stage.Api.PostAsync($"cases/{code}/result", new { name = "Giấy khai sinh", fileHash = hash, fileName = "ket-qua.pdf" }),
                view => view.Results, IsRepeatable: true);
        },
        ["POST /api/v1/cases/{code}/withdrawal"] = async stage =>
        {
            var code = await stage.Api.FileAsync(CaseApi.Birth());
            return new(code, () => stage.Api.PostAsync($"cases/{code}/withdrawal", new { reason = "Gia đình đổi ý" }), _ => 1);
        },
        ["POST /api/v1/cases/{code}/supplement-requests"] = async stage =>
        {
            var code = await AppraisedAsync(stage);
            return new(code, () => AskAsync(stage, code), _ => 1);
        },
        ["POST /api/v1/cases/{code}/supplements"] = async stage =>
        {
            var code = await AppraisedAsync(stage);
            await CaseApi.ReadAsync(await AskAsync(stage, code));
            return new(code, () =>
                stage.Api.PostAsync($"cases/{code}/supplements", new { documents = new[] { new { name = "Đơn đã ký", originals = 1 } } }),
                view => view.Documents("Đơn đã ký"));
        },
        ["POST /can-bo/ho-so/{code}?handler=Forward"] = stage =>
            PageAsync(stage, "motcua.thoxuong", () => stage.Api.FileAsync(CaseApi.Birth()), "Forward", view => view.Steps("receive")),
        ["POST /can-bo/ho-so/{code}?handler=Supplement"] = stage => PageAsync(
            stage, "thamdinh.thoxuong", () => AppraisedAsync(stage), "Supplement", _ =>
                1, ("Form.Items[0].What", "Thiếu chữ ký"), ("Form.RespondBy", "2026-03-20")),
        ["POST /can-bo/ho-so/{code}?handler=Withdraw"] = stage => PageAsync(
            stage, "motcua.thoxuong", () => stage.Api.FileAsync(CaseApi.Birth()), "Withdraw", _ =>
                1, ("Form.WithdrawalReason", "Gia đình đổi ý")),
        ["POST /can-bo/ho-so/{code}?handler=Consult"] = stage => PageAsync(
            stage, "thamdinh.bacgiang", () => LandAsync(stage), "Consult", _ =>
                1, ("Form.Agency", Agency), ("Form.Question", "Có trong quy hoạch không?")),
        ["POST /can-bo/ho-so/{code}?handler=Result"] = async stage =>
        {
            var code = await AppraisedAsync(stage);
            var officer = await stage.Platform.SignInAsync("thamdinh.thoxuong");
            var form = await FormAsync(officer, $"/can-bo/ho-so/{code}", "handler=Result");
            return new(code, () =>
                officer.SubmitAsync(form, [("Form.ResultFile", "ket-qua.pdf", CaseApi.Pdf)], ("Form.ResultName", "Giấy khai sinh")), view =>
                    view.Results, IsRepeatable: true);
        },
        ["POST /can-bo/ho-so/{code}?handler=SendBack"] = stage => PageAsync(
            stage, "lanhdao.thoxuong", async () => (await SignedCases.OnLeadersDeskAsync(stage.Api)).Code, "SendBack", view =>
                view.Steps("appraise") - 1,
            ("Form.ReturnReason", "Chưa đối chiếu giấy chứng sinh"), ("Form.ReturnTo", "appraise")),
        ["POST /can-bo/ho-so/{code}?handler=Refuse"] = stage => PageAsync(
            stage, "motcua.thoxuong", () => stage.Api.FileAsync(CaseApi.Birth()), "Refuse", view => view.Steps("receive"),
            ("Form.RefusalReason", "Không thuộc thẩm quyền của phường")),
        ["POST /can-bo/ho-so/{code}?handler=Answer"] = stage => PageAsync(
            stage, "motcua.thoxuong", () => AskedAsync(stage), "Answer", _ => 1, ("Form.AnswerNote", "Đã ký bổ sung tại quầy")),
        ["POST /can-bo/ho-so/{code}?handler=Forward, the answer of who was consulted"] = stage => PageAsync(
            stage, "thamdinh.sotuphap", () => ConsultedAsync(stage), "Forward", _ =>
                1, ("Form.Stance", "Agree"), ("Form.Opinion", "Không có tranh chấp.")),
        ["POST /ho-so/{code}/bo-sung"] = async stage =>
        {
            var citizen = await stage.Platform.SignInAsync(FilingJourney.Citizen);
            var code = await citizen.FileAsync();
            await stage.Api.ForwardAsync(code, "receive");
            await CaseApi.ReadAsync(await AskAsync(stage, code));
            var form = (await citizen.GetPageAsync($"/ho-so/{code}/bo-sung")).PostForm();
            return new(code, () => citizen.SubmitAsync(form, [("Tep.0", "don.pdf", CaseApi.Pdf)], ("Note", "Đã ký")), view =>
                view.Documents("Giấy tờ bổ sung"));
        },
        ["POST /ho-so/{code}/rut"] = async stage =>
        {
            var citizen = await stage.Platform.SignInAsync(FilingJourney.Citizen);
            var code = await citizen.FileAsync();
            var form = (await citizen.GetPageAsync($"/ho-so/{code}/rut")).PostForm();
            return new(code, () => citizen.SubmitAsync(form, ("Reason", "Không cần nữa")), _ => 1);
        },
    };

    public static TheoryData<string, string> All =>
        [.. Databases.Both.SelectMany(database => Requests.Keys.Select(request => (database.Data, request)))];

    [Theory, MemberData(nameof(All))]
    public async Task Three_at_once_are_one(string database, string request)
    {
        var platform = await TestPlatform.OnAsync(database);
        var api = await CaseApi.OnAsync(platform);
        var prepared = await Requests[request](new Stage(platform, api));

        var answers = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => prepared.SendAsync()));

        var statuses = answers.Select(answer => (int)answer.StatusCode).Order().ToList();
        var told = string.Join(", ", statuses);
        var done = statuses.Count(status => status is 200 or 201 or 302);
        Assert.True(done == 1 || (prepared.IsRepeatable && done > 1), told);
        Assert.True(statuses.All(status => status is 200 or 201 or 302 or 409 or 422), told);
        Assert.Equal(1, prepared.Count(new View(await api.GetAsync($"cases/{prepared.Code}"))));
        foreach (var refused in answers.Where(answer => answer.StatusCode is HttpStatusCode.Conflict or HttpStatusCode.UnprocessableEntity))
        {
            Assert.DoesNotContain("Chưa làm được", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    /// <summary>A new request that changes a case is tried here the day it comes.</summary>
    [Fact]
    public async Task Every_request_that_changes_a_case_is_tried()
    {
        var doors = await Door.AllAsync(await TestPlatform.OnAsync(Databases.Sqlite));
        var changing = doors.Where(door => door.Verb is "POST" && door.Names("code")
            && (door.Handler is not null || !door.IsPage || door.Route is "/ho-so/{code}/rut" or "/ho-so/{code}/bo-sung")
            && (door.Route.Contains("/cases/", StringComparison.Ordinal) || door.Route.Contains("/ho-so/", StringComparison.Ordinal)));

        Assert.Empty(changing.Where(door => !Elsewhere.ContainsKey(door.Handler ?? ""))
            .Select(door => $"{door.Verb} {door.Route}{(door.Handler is null ? "" : $"?handler={door.Handler}")}").Except(Requests.Keys));
    }

    private static async Task<string> AppraisedAsync(Stage stage)
    {
        var code = await stage.Api.FileAsync(CaseApi.Birth());
        await stage.Api.ForwardAsync(code, "receive");
        return code;
    }

    private static async Task<string> LandAsync(Stage stage)
    {
        var code = await stage.Api.FileAsync(CaseApi.Land());
        await stage.Api.ForwardAsync(code, "receive", "appraise-local", "hand-over-up");
        return code;
    }

    private static async Task<string> AskedAsync(Stage stage)
    {
        var code = await AppraisedAsync(stage);
        await CaseApi.ReadAsync(await AskAsync(stage, code));
        return code;
    }

    private static async Task<string> ConsultedAsync(Stage stage)
    {
        var code = await LandAsync(stage);
        var agencies = await stage.Api.GetAsync("organizations?kind=department&q=T%C6%B0%20ph%C3%A1p");
        var department = agencies.GetProperty("items").EnumerateArray().First().GetProperty("identifier").GetString();
        await CaseApi.ReadAsync(await stage.Api.PostAsync(
            $"cases/{code}/steps/appraise/consultations", new { organization = department, question = "Thửa đất có tranh chấp không?" }));
        return code;
    }

    private static Task<HttpResponseMessage> AskAsync(Stage stage, string code) => stage.Api.PostAsync(
        $"cases/{code}/supplement-requests", new { items = new[] { new { what = "Thiếu chữ ký" } } }, Guid.CreateVersion7().ToString());

    private static async Task<Prepared> PageAsync(
        Stage stage, string account, Func<Task<string>> prepare, string handler, Func<View, int> count,
        params (string Name, string? Value)[] values)
    {
        var code = await prepare();
        var officer = await stage.Platform.SignInAsync(account);
        var form = await FormAsync(officer, $"/can-bo/ho-so/{code}", $"handler={handler}");
        // One page sends one key: the same press again is the same act, and gets its answer.
        return new(code, () => officer.SubmitAsync(form, [.. values, ("Form.Confirmed", "true")]), count, IsRepeatable: true);
    }

    /// <summary>The form of a page as the button of this act sends it.</summary>
    private static async Task<IHtmlFormElement> FormAsync(HttpClient client, string page, string action)
    {
        var button = (await client.GetPageAsync(page)).QuerySelector<IHtmlButtonElement>($"button[formaction*='{action}']")!;
        var form = button.Form!;
        form.SetAttribute("action", button.GetAttribute("formaction"));
        return form;
    }

    private sealed record Stage(TestPlatform Platform, CaseApi Api);

    /// <param name="Count">Of what the request makes; 1 where its answer says all.</param>
    /// <param name="IsRepeatable">A later one takes the place of an earlier one, or is the same.</param>
    private sealed record Prepared(
        string Code, Func<Task<HttpResponseMessage>> SendAsync, Func<View, int> Count, bool IsRepeatable = false);

    private sealed record View(JsonElement Json)
    {
        public int Results => Json.GetProperty("results").GetArrayLength();

        public int Steps(string key) =>
            Json.GetProperty("steps").EnumerateArray().Count(step => step.GetProperty("key").GetString() == key);

        public int Documents(string name) =>
            Json.GetProperty("documents").EnumerateArray().Count(document => document.GetProperty("name").GetString() == name);
    }
}
