using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Kernel.Time;
using XaDienTu.Modules.Tests.Cases;
using XaDienTu.Modules.Tests.Cases.Filing;
using XaDienTu.Procedures;
using XaDienTu.Procedures.Contracts;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Procedures.Publishing;

/// <summary>
/// A process that no case could go is refused when it is published, in sentences for who keeps the catalogue. Before, the first citizen who
/// filed met an error of the server.
/// </summary>
public sealed class ProcessCheckTests
{
    private const string NewCode = "9.000002";

    public static TheoryData<string> Both => Databases.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task A_process_that_no_case_could_go_is_not_published(string database)
    {
        // Of its own: a procedure that others do not know would stand in their lists.
        await using var platform = await TestPlatform.StartAsync(database);
        var id = await DraftAsync(platform, process =>
        [
            process[0] with { Role = "clerk" }, process[1] with { At = "somewhere" }, process[2] with { At = "function:no-such-office" },
            process[3] with { Key = process[1].Key },
        ]);
        using var administrator = await platform.SignInAsync("nghiepvu");
        var address = $"/can-bo/thu-tuc/phien-ban/{id}";
        var page = await administrator.GetPageAsync(address);

        var refused = await administrator.SubmitAsync(page.QuerySelector<IHtmlFormElement>("#form-publish")!);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        foreach (var text in new[] { page.MainText(), (await refused.ReadPageAsync()).MainText() })
        {
            Assert.Contains("vai trò “clerk”", text, StringComparison.Ordinal);
            Assert.Contains("nơi làm “somewhere”", text, StringComparison.Ordinal);
            Assert.Contains("“no-such-office”", text, StringComparison.Ordinal);
            Assert.Contains("Hai bước cùng mã “appraise”", text, StringComparison.Ordinal);
        }

        await using var scope = platform.NewScope();
        var version = await scope.ServiceProvider.GetRequiredService<ProceduresDb>().Versions.SingleAsync(row => row.Id == id);
        Assert.Equal(VersionState.Draft, version.State);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_process_that_a_case_can_go_is_published(string database)
    {
        await using var platform = await TestPlatform.StartAsync(database);
        var id = await DraftAsync(platform, process => process);
        using var administrator = await platform.SignInAsync("nghiepvu");
        var page = await administrator.GetPageAsync($"/can-bo/thu-tuc/phien-ban/{id}");

        var published = await administrator.SubmitAsync(page.QuerySelector<IHtmlFormElement>("#form-publish")!);

        Assert.Equal(HttpStatusCode.Redirect, published.StatusCode);
        var api = await CaseApi.OnAsync(platform);
        Assert.NotEmpty(await api.FileAsync(new
        {
            procedure = NewCode,
            receivingOrganization = CaseApi.Commune,
            applicant = new { fullName = "Lý Thị Mẩy", idNumber = "024196001234" },
            documents = new[] { new { key = "giay-chung-sinh", originals = 1 } },
        }));
    }

    /// <summary>A draft like the registration of a birth.</summary>
    private static async Task<Guid> DraftAsync(
        TestPlatform platform, Func<IReadOnlyList<ProcessStepDefinition>, IReadOnlyList<ProcessStepDefinition>> change)
    {
        await using var scope = platform.NewScope();
        var now = platform.Clock.GetUtcNow();
        var catalogue = scope.ServiceProvider.GetRequiredService<IProcedureCatalogue>();
        var like = (await catalogue.InForceAsync(CaseApi.BirthRegistration, now.VietnamDate(), default))!.Content;
        var content = like with { Code = NewCode, Process = change(like.Process), Form = null, Flags = [] };
        var version = ProcedureVersion.Draft(content, VersionSource.Import, ProcedureVersion.HashOf(NewCode), now);
        var db = scope.ServiceProvider.GetRequiredService<ProceduresDb>();
        await db.AddAsync(version, default);
        await db.SaveChangesAsync();
        return version.Id;
    }
}
