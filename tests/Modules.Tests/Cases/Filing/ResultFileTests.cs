using System.Net;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Cases;
using XaDienTu.Cases.Process;
using XaDienTu.Cases.Web;
using XaDienTu.Kernel;
using XaDienTu.Kernel.Actors;
using XaDienTu.Modules.Tests.Signing;
using XaDienTu.Organizations.Contracts;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Cases.Filing;

/// <summary>An applicant reads what the agency gives out, and nothing on its way there.</summary>
public sealed class ResultFileTests
{
    public static TheoryData<string> Both => Databases.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task An_applicant_reads_the_electronic_original_and_no_draft_of_it(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        var api = await CaseApi.OnAsync(platform);
        using var citizen = await platform.SignInAsync(FilingJourney.Citizen);
        var code = await citizen.FileAsync();
        await api.ForwardAsync(code, "receive", "appraise");
        var draft = await api.UploadAsync(SignedCases.Paper($"Gia hạn tạm trú {code}"), "gia-han.pdf");
        await CaseApi.ReadAsync(await api.PostAsync(
            $"cases/{code}/result", new { name = "Gia hạn tạm trú", fileHash = draft, fileName = "gia-han.pdf" }));

        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(citizen, draft));

        await api.ForwardAsync(code, "review");
        using var leader = await platform.SignInAsync(SignedCases.Leader);
        using var approved = await SignedCases.SignAsync(leader, code);
        var signed = await HashAsync(api, code, "signedHash");
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(citizen, draft));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(citizen, signed));
        Assert.Empty(await ResultsAsync(platform, code));
        Assert.DoesNotContain("gia-han.pdf", (await citizen.GetPageAsync($"/ho-so/{code}")).MainText(), StringComparison.Ordinal);

        using var clerk = await platform.SignInAsync(SignedCases.Clerk);
        using var sealing = await SignedCases.IssueAsync(clerk, code);
        var issued = await HashAsync(api, code, "issuedHash");
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(citizen, issued));

        await api.ForwardAsync(code, "number-and-seal");
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(citizen, issued));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(citizen, signed));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(citizen, draft));
        var shown = Assert.Single(await ResultsAsync(platform, code));
        Assert.Equal((issued, null), (shown.FileHash, shown.SignedHash));
        Assert.Contains("gia-han.pdf", (await citizen.GetPageAsync($"/ho-so/{code}")).MainText(), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Naming_a_file_of_somebody_else_opens_it_to_nobody(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        var api = await CaseApi.OnAsync(platform);
        byte[] paper = [.. CaseApi.Pdf, .. Guid.CreateVersion7().ToByteArray()];
        var foreign = await api.UploadAsync(paper, "giay.pdf");
        using var citizen = await platform.SignInAsync(FilingJourney.OtherCitizen);
        var draft = await citizen.StartDraftAsync();
        var page = await citizen.GetPageAsync($"{draft}/giay-to");

        var code = await citizen.FileAsync();
        var missing = new { items = new[] { new { what = "Đơn thiếu chữ ký" } } };
        await CaseApi.ReadAsync(await api.PostAsync($"cases/{code}/supplement-requests", missing, Guid.CreateVersion7().ToString()));
        var supplement = await citizen.GetPageAsync($"/ho-so/{code}/bo-sung");

        // The hash is named wherever a form names one; the file is never put on anything of the citizen's.
        var named = JsonText.Of(new { item = 0, hash = foreign, fileName = "giay.pdf", length = 10 });
        using var kept = await citizen.SubmitAsync(supplement.PostForm(), ("giu", named), ("Note", "Đã ký"));
        using var removal = await citizen.SubmitAsync(page.PostForm(), ("xoa", $"to-khai|{foreign}"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, kept.StatusCode);
        Assert.Contains("do người khác tải lên", (await kept.ReadPageAsync()).ErrorText(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(citizen, foreign));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(citizen, foreign.ToUpperInvariant()));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(citizen, new string('0', 64)));
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string hash)
    {
        using var answer = await client.GetAsync(new Uri($"/tep/{hash}", UriKind.Relative));
        return answer.StatusCode;
    }

    /// <summary>Results as the API tells them to the applicant.</summary>
    private static async Task<IReadOnlyList<CaseResultView>> ResultsAsync(TestPlatform platform, string code)
    {
        await using var scope = platform.NewScope();
        var filed = (await scope.ServiceProvider.GetRequiredService<CasesDb>().FindWholeAsync(code, default))!;
        var applicant = new Actor(ActorKind.Citizen, filed.ApplicantAccountId!.Value.ToString(), "Nguyễn Văn An", null, []);
        var tree = await scope.ServiceProvider.GetRequiredService<IOrganizationDirectory>().GetAsync(default);
        return CaseView.Of(filed, tree, applicant).Results;
    }

    private static async Task<string> HashAsync(CaseApi api, string code, string name) =>
        (await api.GetAsync($"cases/{code}")).GetProperty("results").EnumerateArray().Single().GetProperty(name).GetString()!;
}
