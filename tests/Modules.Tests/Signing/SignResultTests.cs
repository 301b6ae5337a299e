using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Cases;
using XaDienTu.Cases.Process;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Results;
using XaDienTu.Modules.Tests.Cases;
using XaDienTu.Modules.Tests.Cases.Reception;
using XaDienTu.Signatures.Pdf;
using XaDienTu.Signatures.Tests.Certificates;
using XaDienTu.Signing.Contracts;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Signing;

public sealed class SignResultTests
{
    public static TheoryData<string> Both => Databases.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task Leader_signs_agency_signs_and_any_reader_can_check_what_is_handed_out(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        var api = await CaseApi.OnAsync(platform);
        var (code, draft) = await SignedCases.OnLeadersDeskAsync(api);
        using var leader = await platform.SignInAsync(SignedCases.Leader);
        using var clerk = await platform.SignInAsync(SignedCases.Clerk);

        var signed = await SignedCases.SignAsync(leader, code);
        Assert.Equal(HttpStatusCode.Redirect, signed.StatusCode);
        var afterLeader = ResultOf(await api.GetAsync($"cases/{code}"));
        Assert.Equal(draft, afterLeader.GetProperty("fileHash").GetString());
        Assert.NotNull(afterLeader.GetProperty("signedHash").GetString());
        Assert.Null(afterLeader.GetProperty("issuedHash").GetString());

        Assert.Equal(HttpStatusCode.Redirect, (await SignedCases.IssueAsync(clerk, code)).StatusCode);
        var issued = ResultOf(await api.GetAsync($"cases/{code}")).GetProperty("issuedHash").GetString()!;
        var file = await SignedCases.FileAsync(clerk, issued);

        Assert.Equal(2, PdfSignatureReader.Read(file).Items.Count);
        var report = await ValidateTests.ValidateAsync(platform, file, "ket-qua.pdf");
        Assert.True(report.GetProperty("verdict").GetString() == "VALID", report.ToString());
        Assert.All(report.GetProperty("signatures").EnumerateArray(), signature =>
            Assert.Equal("held", signature.GetProperty("authority").GetString()));
        Assert.Contains("PaperSigned", await AuditOfResultAsync(platform, code));
        await JudgeAsync(file);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Page_and_event_bring_the_same_paper_and_it_is_taken_once(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        var api = await CaseApi.OnAsync(platform);
        var (code, _) = await SignedCases.OnLeadersDeskAsync(api);
        using var leader = await platform.SignInAsync(SignedCases.Leader);
        using var clerk = await platform.SignInAsync(SignedCases.Clerk);
        await SignedCases.SignAsync(leader, code);
        await using var early = platform.NewScope();
        var db = early.ServiceProvider.GetRequiredService<XaDienTu.Cases.CasesDb>();
        var seen = (await db.FindWholeAsync(code, CancellationToken.None))!.Results.Single();

        await SignedCases.IssueAsync(clerk, code);
        var second = await early.ServiceProvider.GetRequiredService<Work>().ChangeAsync<Done>(
            CaseErrors.ChangedMeanwhile,
            () =>
            {
                seen.IssuedHash = seen.SignedHash;
                return Task.FromResult<Result<Done>>(new Done());
            },
            CancellationToken.None,
            unaudited: "a test");
        await Eventually.TrueAsync(async () =>
        {
            await using var scope = platform.NewScope();
            var result = seen.Id.ToString();
            return await scope.ServiceProvider.GetRequiredService<KernelDb>().Outbox.CountAsync(message =>
                message.DeliveredAt != null && message.Payload.Contains(result)) == 2;
        });

        Assert.Equal(CaseErrors.ChangedMeanwhile, second.Error);
        var history = (await api.GetAsync($"cases/{code}/history")).EnumerateArray().Select(line => line.GetProperty("kind").GetString())
            .ToList();
        Assert.Single(history, "result-signed");
        Assert.Single(history, "result-issued");
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_result_signed_by_the_leader_leaves_the_agency_only_with_the_agencys_signature(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        var api = await CaseApi.OnAsync(platform);
        var (code, _) = await SignedCases.OnLeadersDeskAsync(api);
        using var leader = await platform.SignInAsync(SignedCases.Leader);
        await SignedCases.SignAsync(leader, code);

        var early = await CaseApi.ProblemAsync(await api.CompleteAsync(code, "return"));
        using var clerk = await platform.SignInAsync(SignedCases.Clerk);
        await SignedCases.IssueAsync(clerk, code);
        var returned = await api.ForwardAsync(code, "return");

        Assert.Equal((409, "cases.agency-signature-missing"), (early.Status, early.Code));
        Assert.NotNull(returned.GetProperty("returnedAt").GetString());
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Wrong_pins_are_counted_said_and_lock_the_key_and_nothing_moves(string database)
    {
        await using var platform = await TestPlatform.StartAsync(database);
        var api = await CaseApi.OnAsync(platform);
        var (code, _) = await SignedCases.OnLeadersDeskAsync(api);
        using var leader = await platform.SignInAsync(SignedCases.Leader);

        var first = await SignedCases.SignAsync(leader, code, "111112");
        var page = await first.ReadPageAsync();
        var empty = await SignedCases.SignAsync(leader, code, "");
        for (var attempt = 0; attempt < 3; attempt++)
        {
            await SignedCases.SignAsync(leader, code, "111112");
        }

        var form = await SignedCases.FormAsync(leader, $"/can-bo/ho-so/{code}/ky-so", "Approve");
        var last = await (await leader.SubmitAsync(form, ("Form.Pin", "111112"))).ReadPageAsync();
        var right = await leader.SubmitAsync(form, ("Form.Pin", DemoSigning.Pin));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, first.StatusCode);
        Assert.Contains("Còn 4 lần thử", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Gõ mã PIN", (await empty.ReadPageAsync()).QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Khoá đã bị khoá", last.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, right.StatusCode);
        Assert.Equal("approve", Last(await api.GetAsync($"cases/{code}")).GetProperty("key").GetString());
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Guesses_sent_at_once_are_counted_one_by_one(string database)
    {
        await using var platform = await TestPlatform.StartAsync(database);
        var (code, _) = await SignedCases.OnLeadersDeskAsync(await CaseApi.OnAsync(platform));
        using var leader = await platform.SignInAsync(SignedCases.Leader);
        var form = await SignedCases.FormAsync(leader, $"/can-bo/ho-so/{code}/ky-so", "Approve");

        await Task.WhenAll(Enumerable.Range(0, 20).Select(guess => leader.SubmitAsync(form, ("Form.Pin", $"90351{guess % 10}"))));

        await using var scope = platform.NewScope();
        Assert.Equal(5, await scope.ServiceProvider.GetRequiredService<KernelDb>().Audit.CountAsync(row => row.Action == "WrongPin"));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task What_the_page_did_not_show_is_not_signed(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        var api = await CaseApi.OnAsync(platform);
        var (code, _) = await SignedCases.OnLeadersDeskAsync(api);
        using var leader = await platform.SignInAsync(SignedCases.Leader);
        var form = await SignedCases.FormAsync(leader, $"/can-bo/ho-so/{code}/ky-so", "Approve");
        var other = await api.UploadAsync(SignedCases.Paper($"Tráo {code}"), "trao.pdf");
        await CaseApi.ReadAsync(
            await api.PostAsync($"cases/{code}/result", new { name = "Tráo", fileHash = other, fileName = "trao.pdf" }));

        var answer = await leader.SubmitAsync(form, ("Form.Pin", DemoSigning.Pin));

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Null(ResultOf(await api.GetAsync($"cases/{code}")).GetProperty("signedHash").GetString());
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Many_results_are_signed_in_one_confirmation_and_each_case_moves_on(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        var api = await CaseApi.OnAsync(platform);
        var codes = new List<string>();
        for (var index = 0; index < 12; index++)
        {
            codes.Add((await SignedCases.OnLeadersDeskAsync(api)).Code);
        }

        using var leader = await platform.SignInAsync(SignedCases.Leader);
        var form = await SignedCases.FormAsync(leader, "/can-bo/cho-ky", "Approve");
        var all = form.QuerySelectorAll("input[name='Form.Results']").Select(box => ("Form.Results", box.GetAttribute("value"))).ToArray();

        var answer = await leader.SubmitAsync(form, [.. all, ("Form.Pin", DemoSigning.Pin)]);

        Assert.StartsWith("/can-bo/ky-so/", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
        foreach (var code in codes)
        {
            await Eventually.TrueAsync(async () =>
                ResultOf(await api.GetAsync($"cases/{code}")).GetProperty("signedHash").GetString() is not null);
        }

        var order = await leader.GetPageAsync(answer.Headers.Location.ToString());
        Assert.Contains($"Đã ký {all.Length} văn bản", order.Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Who_signed_is_told_which_cases_and_where_they_are_now(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        var api = await CaseApi.OnAsync(platform);
        var (code, _) = await SignedCases.OnLeadersDeskAsync(api);
        using var leader = await platform.SignInAsync(SignedCases.Leader);
        var form = await SignedCases.FormAsync(leader, "/can-bo/cho-ky", "Approve");
        var ticked = form.QuerySelectorAll("tr").Single(row => row.InnerHtml.Contains(code, StringComparison.Ordinal))
            .QuerySelector("input")!.GetAttribute("value");

        var answer = await leader.SubmitAsync(form, ("Form.Results", ticked), ("Form.Pin", DemoSigning.Pin));

        Assert.Equal("/can-bo/cho-ky", answer.Headers.Location!.ToString());
        var after = (await leader.GetPageAsync("/can-bo/cho-ky")).Body!.TextContent;
        Assert.Contains($"Đã ký 1 văn bản, hồ sơ {code}. Hiện ở ", after, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Another_draft_attached_meanwhile_is_not_covered_by_the_old_signature(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        var api = await CaseApi.OnAsync(platform);
        var (code, _) = await SignedCases.OnLeadersDeskAsync(api);
        using var leader = await platform.SignInAsync(SignedCases.Leader);
        var form = await SignedCases.FormAsync(leader, "/can-bo/cho-ky", "Approve");
        var other = await api.UploadAsync(SignedCases.Paper($"Nội dung khác {code}"), "khac.pdf");
        await CaseApi.ReadAsync(
            await api.PostAsync($"cases/{code}/result", new { name = "Khác", fileHash = other, fileName = "khac.pdf" }));
        var ticked = form.QuerySelectorAll("tr").Single(row => row.InnerHtml.Contains(code, StringComparison.Ordinal))
            .QuerySelector("input")!.GetAttribute("value");

        var answer = await leader.SubmitAsync(form, ("Form.Results", ticked), ("Form.Pin", DemoSigning.Pin));

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Null(ResultOf(await api.GetAsync($"cases/{code}")).GetProperty("signedHash").GetString());
    }

    [Fact]
    public async Task Only_the_desks_officer_signs_and_only_the_agencys_clerk_issues()
    {
        var platform = await TestPlatform.OnAsync(Databases.Sqlite);
        var api = await CaseApi.OnAsync(platform);
        var (code, _) = await SignedCases.OnLeadersDeskAsync(api);
        using var leader = await platform.SignInAsync(SignedCases.Leader);
        using var appraiser = await platform.SignInAsync("thamdinh.thoxuong");
        using var outsider = await platform.SignInAsync("lanhdao.sotuphap");
        using var citizen = await platform.SignInAsync("congdan.an");
        var page = $"/can-bo/ho-so/{code}/ky-so";

        Assert.Null((await appraiser.GetPageAsync(page)).QuerySelector("form[action*='handler=Approve']"));
        Assert.Equal(HttpStatusCode.NotFound, (await outsider.GetAsync(new Uri(page, UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await citizen.GetAsync(new Uri(page, UriKind.Relative))).StatusCode);
        await SignedCases.SignAsync(leader, code);
        Assert.Null((await leader.GetPageAsync(page)).QuerySelector("form[action*='handler=Issue']"));
    }

    private static JsonElement ResultOf(JsonElement view) => view.GetProperty("results").EnumerateArray().Single();

    private static JsonElement Last(JsonElement view) => view.GetProperty("steps").EnumerateArray().Last();

    private static async Task<List<string>> AuditOfResultAsync(TestPlatform platform, string code)
    {
        await using var scope = platform.NewScope();
        var db = (XaDienTu.Cases.CasesDb)scope.ServiceProvider.GetService(typeof(XaDienTu.Cases.CasesDb))!;
        var id =
            (from result in db.Results join filed in db.Cases on result.CaseId equals filed.Id where filed.Code == code select result.Id)
                .Single();
        return await ReceptionPageTests.AuditOfAsync(platform, id.ToString());
    }

    private static async Task JudgeAsync(byte[] file)
    {
        using var judge = new Judge();
        var text = await judge.AgreesAsync("pdfsig", "-nocert", judge.Put("ket-qua.pdf", file));
        Assert.Equal(2, text.Split("Signature is Valid").Length - 1);
    }
}
