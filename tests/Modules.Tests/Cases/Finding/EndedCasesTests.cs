using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Cases;
using XaDienTu.Cases.Contracts;
using XaDienTu.Cases.Process;
using XaDienTu.TestKit;
using Xunit;
using static XaDienTu.Modules.Tests.Cases.Finding.FiledCases;

namespace XaDienTu.Modules.Tests.Cases.Finding;

/// <summary>Cases that ended without a result have a list of their own at each of their agencies: whatever ends one must put it
/// there.</summary>
public sealed class EndedCasesTests
{
    public static TheoryData<string> Both => Databases.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task A_case_refused_or_withdrawn_is_found_by_its_status_at_all_its_agencies(string database)
    {
        await using var platform = await TestPlatform.StartAsync(database);
        var api = await CaseApi.OnAsync(platform);
        var (notAccepted, withdrawn, refused, underWay) =
            (await api.FileAsync(CaseApi.Birth()), await api.FileAsync(CaseApi.Birth()), await api.FileAsync(CaseApi.Land()),
                await api.FileAsync(CaseApi.Birth()));
        await CaseApi.ReadAsync(await api.CompleteAsync(notAccepted, "receive", "refuse", "Không thuộc thẩm quyền."));
        await CaseApi.ReadAsync(await api.PostAsync($"cases/{withdrawn}/withdrawal", new { reason = "Đã làm ở nơi khác" }));
        await api.ForwardAsync(refused, "receive", "appraise-local", "hand-over-up", "appraise", "consult", "review");
        await CaseApi.ReadAsync(await api.CompleteAsync(refused, "approve", "refuse", "Đất đang có tranh chấp."));
        await api.ForwardAsync(underWay, "receive");

        foreach (var (code, status) in new[] { (notAccepted, CaseStatus.NotAccepted), (withdrawn, CaseStatus.Stopped),
            (refused, CaseStatus.Stopped) })
        {
            var agencies = await AgenciesOfAsync(platform, code);
            Assert.NotEmpty(agencies);
            foreach (var agency in agencies)
            {
                Assert.Contains(code, await CodesAsync(platform, agency, status));
                Assert.DoesNotContain(code, await CodesAsync(platform, agency, CaseStatus.Returned));
                Assert.DoesNotContain(underWay, await CodesAsync(platform, agency, status));
            }
        }

        Assert.True((await AgenciesOfAsync(platform, refused)).Count >= 2);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task An_agency_that_comes_to_a_stopped_case_later_finds_it_among_the_stopped(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        var cases = new FiledCases(platform);
        var (own, later) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var stopped = cases.Add("Vi Thị Dừng", Newest, own, status: CaseStatus.Stopped);
        await cases.SaveAsync();

        await cases.ChangeAsync(async db => db.Involve(await db.Cases.SingleAsync(filed => filed.Id == stopped.Id), later));

        Assert.Equal([stopped.Id], await cases.FindAsync(Officer(later), Asking(status: CaseStatus.Stopped)));
        Assert.Empty(await cases.FindAsync(Officer(later), Asking(status: CaseStatus.NotAccepted)));
    }

    private static async Task<List<Guid>> AgenciesOfAsync(TestPlatform platform, string code)
    {
        await using var scope = platform.NewScope();
        var db = scope.ServiceProvider.GetRequiredService<CasesDb>();
        var id = await db.Cases.Where(filed => filed.Code == code).Select(filed => filed.Id).SingleAsync();
        return await db.Agencies.Where(agency => agency.CaseId == id).Select(agency => agency.OrganizationId).ToListAsync();
    }

    private static async Task<IEnumerable<string>> CodesAsync(TestPlatform platform, Guid agency, CaseStatus status)
    {
        await using var scope = platform.NewScope();
        var page = await scope.ServiceProvider.GetRequiredService<XaDienTu.Cases.Finding.CaseSearch>()
            .RunAsync(Asking(status: status), Officer(agency), default);
        return page.Items.Select(row => row.Code);
    }
}
