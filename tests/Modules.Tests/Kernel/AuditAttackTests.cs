using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Audit;
using XaDienTu.Kernel.Data;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Kernel;

/// <summary>What somebody who may write to every table of the database does to the audit, each on a platform of its own.</summary>
public sealed class AuditAttackTests
{
    public static TheoryData<string> Both => Databases.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task The_newest_seals_removed_with_their_rows(string database)
    {
        await using var platform = await TestPlatform.StartAsync(database);
        await RecordAsync(platform, "kept");
        await SealAsync(platform);
        await RecordAsync(platform, "removed");
        await SealAsync(platform);
        Assert.Empty((await VerifyAsync(platform)).Faults);

        await using (var scope = platform.NewScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<KernelDb>();
            var last = await db.Seals.OrderByDescending(seal => seal.Number).FirstAsync();
            var ids = RowIds.Unpack(last.RowIds);
            await db.Audit.Where(row => ids.Contains(row.Id)).ExecuteDeleteAsync();
            await db.Seals.Where(seal => seal.Number == last.Number).ExecuteDeleteAsync();
        }

        Assert.NotEmpty((await VerifyAsync(platform)).Faults);
    }

    private static async Task RecordAsync(TestPlatform platform, string subject)
    {
        await using var scope = platform.NewScope();
        var db = scope.ServiceProvider.GetRequiredService<KernelDb>();
        db.Record(Actor.System, platform.Clock.GetUtcNow(), "Tested", "test", subject);
        await db.SaveChangesAsync();
    }

    private static async Task SealAsync(TestPlatform platform)
    {
        AuditSeal? seal;
        do
        {
            await using var scope = platform.NewScope();
            seal = await scope.ServiceProvider.GetRequiredService<SealAudit>().RunAsync(default);
        }
        while (seal is not null);
    }

    private static async Task<AuditReport> VerifyAsync(TestPlatform platform)
    {
        await using var scope = platform.NewScope();
        return await scope.ServiceProvider.GetRequiredService<AuditVerification>().RunAsync(null, default);
    }
}
