using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Cases;
using XaDienTu.Cases.Contracts;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Time;
using XaDienTu.Modules.Tests.Cases.Reception;
using XaDienTu.Procedures;
using XaDienTu.Procedures.Contracts;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Cases.Processing;

/// <summary>
/// A step that is refused after the use case noted and announced its end: the page shows the case again in the same request, and the
/// audit of that look must take nothing of it along. A citizen was told "đã được tiếp nhận" while nothing had happened.
/// </summary>
public sealed class RefusedStepTests
{
    public static TheoryData<string> Both => Databases.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task A_step_that_leads_nowhere_leaves_neither_news_nor_audit(string database)
    {
        // Of its own: a procedure that others do not know would stand in their lists.
        await using var platform = await TestPlatform.StartAsync(database);
        var api = await CaseApi.OnAsync(platform);
        var code = await api.FileAsync(new
        {
            procedure = await PublishedAsync(platform, "function:there-is-no-such-office"),
            receivingOrganization = CaseApi.Commune,
            applicant = new { fullName = "Lý Thị Mẩy", idNumber = "024196001234" },
            documents = new[] { new { key = "giay-chung-sinh", originals = 1 } },
        });
        await using var scope = platform.NewScope();
        // Somebody whom the news would reach.
        var account = Guid.CreateVersion7();
        await scope.ServiceProvider.GetRequiredService<CasesDb>().Cases.Where(filed => filed.Code == code)
            .ExecuteUpdateAsync(set => set.SetProperty(filed => filed.ApplicantAccountId, account));
        using var clerk = await platform.SignInAsync("motcua.thoxuong");
        var form = (await clerk.GetPageAsync($"/can-bo/ho-so/{code}")).FormTo("Forward")!;

        var refused = await clerk.SubmitAsync(form, ("Form.Opinion", "Đủ giấy tờ"), ("Form.Confirmed", "true"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("Đủ giấy tờ", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var db = scope.ServiceProvider.GetRequiredService<KernelDb>();
        Assert.DoesNotContain("accepted", await db.Audit.Where(row => row.SubjectId == code).Select(row => row.Action).ToListAsync());
        Assert.Empty(await db.Outbox.Where(row => row.Payload.Contains(code)).Select(row => row.Payload).ToListAsync());
        Assert.Equal((int)CaseStatus.New, (await api.GetAsync($"cases/{code}")).GetProperty("status").GetInt32());
    }

    /// <summary>A procedure like the registration of a birth, whose second step lies at <paramref name="place"/>.</summary>
    private static async Task<string> PublishedAsync(TestPlatform platform, string place)
    {
        await using var scope = platform.NewScope();
        var now = platform.Clock.GetUtcNow();
        var catalogue = scope.ServiceProvider.GetRequiredService<IProcedureCatalogue>();
        var like = await catalogue.InForceAsync(CaseApi.BirthRegistration, now.VietnamDate(), default);
        const string NewCode = "9.000001";
        var process = like!.Content.Process.Select((step, index) => index == 1 ? step with { At = place } : step).ToList();
        var content = like.Content with { Code = NewCode, Process = process, Form = null };
        var version = ProcedureVersion.Draft(content, VersionSource.Catalogue, ProcedureVersion.HashOf(NewCode), now);
        version.Publish(now);
        var db = scope.ServiceProvider.GetRequiredService<ProceduresDb>();
        await db.AddAsync(version, default);
        db.Touch();
        await db.SaveChangesAsync();
        return NewCode;
    }
}
