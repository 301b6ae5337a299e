using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Cases.Process;
using XaDienTu.Cases.Process.Steps;
using XaDienTu.Kernel.Actors;
using XaDienTu.Modules.Tests.Cases.Filing;
using XaDienTu.Modules.Tests.Cases.Reception;
using XaDienTu.Modules.Tests.Signing;
using XaDienTu.Signing;
using XaDienTu.Signing.Authority;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Cases.Returning;

/// <summary>Where results are signed digitally, no way around the signature approves one.</summary>
public sealed class ApprovalNeedsSignatureTests
{
    private static readonly byte[] Picture = Papers.Picture;

    public static TheoryData<string> Both => Databases.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task A_leader_with_a_certificate_is_offered_the_signature_alone(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        var api = await CaseApi.OnAsync(platform);
        var (code, _) = await SignedCases.OnLeadersDeskAsync(api);
        using var leader = await platform.SignInAsync(SignedCases.Leader);
        var page = await leader.GetPageAsync($"/can-bo/ho-so/{code}");

        using var forward = await PostAsync(
            leader, page, $"/can-bo/ho-so/{code}?handler=Forward", ("Form.Step", "approve"), ("Form.Opinion", "Đồng ý"));

        Assert.Null(page.FormTo("Forward"));
        Assert.NotNull(page.QuerySelector($"a[href='/can-bo/ho-so/{code}/ky-so']"));
        Assert.Equal(HttpStatusCode.Conflict, forward.StatusCode);
        Assert.Contains("phải ký số", (await forward.ReadPageAsync()).ErrorText(), StringComparison.Ordinal);
        await AssertUnapprovedAsync(api, code);

        using var signed = await SignedCases.SignAsync(leader, code);
        Assert.Equal(HttpStatusCode.Redirect, signed.StatusCode);
        Assert.Equal(9, (await api.GetAsync($"cases/{code}")).GetProperty("status").GetInt32());
    }

    [Theory, MemberData(nameof(Both))]
    public async Task No_program_and_no_colleague_approves_in_place_of_the_signature(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        var api = await CaseApi.OnAsync(platform);
        var (code, _) = await SignedCases.OnLeadersDeskAsync(api);

        var program = await CaseApi.ProblemAsync(await api.CompleteAsync(code, "approve"));
        await CaseApi.ReadAsync(await api.CompleteAsync(code, "approve", "return", "Xem lại"));
        await api.ForwardAsync(code, "appraise");
        var again = await CaseApi.ProblemAsync(await api.CompleteAsync(code, "approve"));
        await using var scope = platform.NewScope();
        var colleague = await scope.ServiceProvider.GetRequiredService<CompleteStep>().RunAsync(
            new CompleteStepInput(code, "approve", StepOutcome.Forward, null, null), await ColleagueAsync(platform, code), default);

        Assert.Equal((409, "cases.signature-needed"), (program.Status, program.Code));
        Assert.Equal((409, "cases.signature-needed"), (again.Status, again.Code));
        Assert.Equal("cases.signature-needed", colleague.Error?.Code);
        await AssertUnapprovedAsync(api, code);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_draft_that_cannot_be_signed_is_not_approved_without(string database)
    {
        var api = await CaseApi.OnAsync(await TestPlatform.OnAsync(database));
        var (code, _) = await SignedCases.OnLeadersDeskAsync(api);
        var picture = await api.UploadAsync(Picture, "ket-qua.png");
        await CaseApi.ReadAsync(await api.PostAsync(
            $"cases/{code}/result", new { name = "Ảnh", fileHash = picture, fileName = "ket-qua.png" }));

        var problem = await CaseApi.ProblemAsync(await api.CompleteAsync(code, "approve"));

        Assert.Equal((409, "cases.signature-needed"), (problem.Status, problem.Code));
        await AssertUnapprovedAsync(api, code);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Wrong_pins_that_lock_the_key_open_no_other_way(string database)
    {
        await using var platform = await TestPlatform.StartAsync(database);
        var api = await CaseApi.OnAsync(platform);
        var (code, _) = await SignedCases.OnLeadersDeskAsync(api);
        using var leader = await platform.SignInAsync(SignedCases.Leader);
        var form = await SignedCases.FormAsync(leader, $"/can-bo/ho-so/{code}/ky-so", "Approve");
        for (var attempt = 0; attempt < CertificateRecord.WrongPinsToLock; attempt++)
        {
            using var wrong = await leader.SubmitAsync(form, ("Form.Pin", "111112"));
        }

        var page = await leader.GetPageAsync($"/can-bo/ho-so/{code}");
        using var forward = await PostAsync(leader, page, $"/can-bo/ho-so/{code}?handler=Forward", ("Form.Step", "approve"));

        Assert.Null(page.FormTo("Forward"));
        Assert.Equal(HttpStatusCode.Conflict, forward.StatusCode);
        await AssertUnapprovedAsync(api, code);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Where_no_leader_has_a_certificate_a_result_is_approved_on_paper_and_the_audit_says_so(string database)
    {
        await using var platform = await TestPlatform.StartAsync(database);
        var api = await CaseApi.OnAsync(platform);
        var (code, _) = await SignedCases.OnLeadersDeskAsync(api);
        await EndCertificatesAsync(platform);
        using var leader = await platform.SignInAsync(SignedCases.Leader);

        var form = (await leader.GetPageAsync($"/can-bo/ho-so/{code}")).FormTo("Forward")!;
        using var forward = await leader.SubmitAsync(form, ("Form.Opinion", "Đã ký bản giấy"));

        Assert.Equal(HttpStatusCode.Redirect, forward.StatusCode);
        Assert.Equal(9, (await api.GetAsync($"cases/{code}")).GetProperty("status").GetInt32());
        Assert.Contains("result-approved-on-paper", await ReceptionPageTests.AuditOfAsync(platform, code));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task What_was_signed_is_not_replaced_and_what_is_sent_back_is_signed_again(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        var api = await CaseApi.OnAsync(platform);
        var code = await api.FileAsync(CaseApi.Land());
        await api.ForwardAsync(code, "receive", "appraise-local", "hand-over-up", "appraise", "consult", "review");
        await SignedCases.AttachAsync(api, code, $"Giấy chứng nhận {code}");
        using var leader = await platform.SignInAsync("lanhdao.bacgiang");
        using var signed = await SignedCases.SignAsync(leader, code);
        Assert.Equal(HttpStatusCode.Redirect, signed.StatusCode);

        var other = await api.UploadAsync(SignedCases.Paper($"Tráo {code}"), "trao.pdf");
        var replaced = await CaseApi.ProblemAsync(await api.PostAsync(
            $"cases/{code}/result", new { name = "Tráo", fileHash = other, fileName = "trao.pdf" }));
        var sealedEarly = await CaseApi.ProblemAsync(await api.CompleteAsync(code, "number-and-seal"));
        await CaseApi.ReadAsync(await api.CompleteAsync(code, "number-and-seal", "return", "Sai số thửa", "approve"));
        var unsigned = await CaseApi.ProblemAsync(await api.CompleteAsync(code, "approve"));

        Assert.Equal((409, "cases.result-approved"), (replaced.Status, replaced.Code));
        Assert.Equal((409, "cases.agency-signature-missing"), (sealedEarly.Status, sealedEarly.Code));
        Assert.Equal((409, "cases.signature-needed"), (unsigned.Status, unsigned.Code));
        await AssertUnapprovedAsync(api, code);
    }

    internal static async Task<HttpResponseMessage> PostAsync(
        HttpClient client, IHtmlDocument page, string address, params (string Name, string Value)[] fields)
    {
        var token = page.QuerySelector<IHtmlInputElement>("input[name=__RequestVerificationToken]")!.Value;
        using var body = new FormUrlEncodedContent(
            fields.Append(("__RequestVerificationToken", token)).Select(field => KeyValuePair.Create(field.Item1, field.Item2)));
        return await client.PostAsync(new Uri(address, UriKind.Relative), body);
    }

    private static async Task AssertUnapprovedAsync(CaseApi api, string code)
    {
        var view = await api.GetAsync($"cases/{code}");
        var result = view.GetProperty("results").EnumerateArray().Single();
        Assert.Equal(System.Text.Json.JsonValueKind.Null, result.GetProperty("approvedAt").ValueKind);
        Assert.Equal("approve", view.GetProperty("steps").EnumerateArray().Last().GetProperty("key").GetString());
    }

    /// <summary>Holds the same post and has no certificate.</summary>
    private static async Task<Actor> ColleagueAsync(TestPlatform platform, string code)
    {
        await using var scope = platform.NewScope();
        var place = await scope.ServiceProvider.GetRequiredService<XaDienTu.Cases.CasesDb>().Cases
            .Where(filed => filed.Code == code).Select(filed => filed.CompetentOrganizationId).SingleAsync();
        var post = new HeldPost(place, OfficerRole.Leader);
        return new Actor(ActorKind.Officer, Guid.CreateVersion7().ToString(), "Phó chủ tịch", Guid.CreateVersion7(), [post]);
    }

    private static async Task EndCertificatesAsync(TestPlatform platform)
    {
        await using var scope = platform.NewScope();
        var db = scope.ServiceProvider.GetRequiredService<SigningDb>();
        var now = platform.Clock.GetUtcNow();
        await db.Certificates.Where(record => record.Use == CertificateUse.Person)
            .ExecuteUpdateAsync(change => change.SetProperty(record => record.RevokedAt, now));
    }
}
