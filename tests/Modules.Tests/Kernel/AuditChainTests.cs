using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Audit;
using XaDienTu.Kernel.Data;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Kernel;

/// <summary>Each test spoils the audit of a platform of its own.</summary>
public sealed class AuditChainTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 4, 2, 15, 30, TimeSpan.Zero);

    public static TheoryData<string> Both => Databases.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task Every_row_is_sealed_once_and_the_chain_agrees(string database)
    {
        await using var platform = await TestPlatform.StartAsync(database);
        var subjects = Enumerable.Range(0, 5).Select(_ => $"chain-{Guid.CreateVersion7()}").ToList();

        await Task.WhenAll(subjects.Select(subject => RecordAsync(platform, subject)));
        await SealAsync(platform);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => SealAsync(platform)));

        var report = await VerifyAsync(platform);
        Assert.Empty(report.Faults);
        Assert.Equal(0, report.Waiting);
        Assert.True(report.Rows >= subjects.Count);
        await using var scope = platform.NewScope();
        var sealedIds = (await scope.ServiceProvider.GetRequiredService<KernelDb>().Seals.ToListAsync())
            .SelectMany(seal => RowIds.Unpack(seal.RowIds)).ToList();
        Assert.Equal(report.Rows, sealedIds.Distinct().Count());
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_changed_a_missing_and_a_foreign_row_are_found(string database)
    {
        await using var platform = await TestPlatform.StartAsync(database);
        foreach (var subject in (string[])["changed", "removed", "kept"])
        {
            await RecordAsync(platform, subject);
            await SealAsync(platform);
        }

        Assert.Empty((await VerifyAsync(platform)).Faults);
        Guid removed;
        await using (var scope = platform.NewScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<KernelDb>();
            removed = (await db.Audit.SingleAsync(row => row.SubjectId == "removed")).Id;
            await db.Audit.Where(row => row.SubjectId == "changed")
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.ActorName, "Người khác"));
            await db.Audit.Where(row => row.SubjectId == "removed").ExecuteDeleteAsync();
        }

        var faults = (await VerifyAsync(platform)).Faults;
        Assert.Equal(3, faults.Count);
        Assert.Contains("đã bị sửa", faults[0]);
        Assert.Contains(removed.ToString(), faults[1]);
        Assert.Contains("ngoài chuỗi", faults[2]);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_chain_made_anew_no_longer_meets_the_head_that_was_written_down(string database)
    {
        await using var platform = await TestPlatform.StartAsync(database);
        await RecordAsync(platform, "before");
        await SealAsync(platform);
        var known = (await VerifyAsync(platform)).Head;
        await using (var scope = platform.NewScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<KernelDb>();
            await db.Audit.Where(row => row.SubjectId == "before").ExecuteUpdateAsync(set => set.SetProperty(row => row.Action, "Other"));
            var rows = await db.Audit.AsNoTracking().ToDictionaryAsync(row => row.Id);
            var previous = AuditHashes.BeforeFirst;
            foreach (var seal in await db.Seals.AsNoTracking().OrderBy(seal => seal.Number).ToListAsync())
            {
                previous = AuditHashes.OfSeal(seal.Number, seal.SealedAt, previous, rows.Hashes(RowIds.Unpack(seal.RowIds)));
                await db.Seals.Where(row => row.Number == seal.Number)
                    .ExecuteUpdateAsync(set => set.SetProperty(row => row.Hash, previous));
            }
        }

        Assert.Empty((await VerifyAsync(platform)).Faults);
        Assert.Contains("làm lại", Assert.Single((await VerifyAsync(platform, known)).Faults));
    }

    // The expected values were computed by a program in another language from the description in AuditHashes.
    [Fact]
    public void What_is_hashed_stays_the_same_for_programs_of_others()
    {
        var row = new AuditEvent
        {
            Id = new Guid("0192f0c0-0000-7000-8000-000000000001"), At = At.AddTicks(7), ActorKind = "Officer", ActorId = "o-1",
            ActorName = "Nguyễn Thị Hồng",
            Action = "accepted", SubjectType = "case", SubjectId = "H02.15.03-260304-0001",
        };

        Assert.Equal("b3fba9a9aba5453a7839bc977d32137d496ab3196b7dd7d254147a5429b59aa5", Convert.ToHexStringLower(AuditHashes.OfRow(row)));
        Assert.Equal("fa0a73b837e92084b77e19b81180f54f15d1337c1cc71d94db1048bb96a089db",
            AuditHashes.OfSeal(1, At, AuditHashes.BeforeFirst, [AuditHashes.OfRow(row)]));
        row = new AuditEvent
        {
            Id = row.Id, At = row.At, ActorKind = row.ActorKind, ActorId = row.ActorId, ActorName = row.ActorName, Action = row.Action,
            SubjectType = row.SubjectType,
            SubjectId = row.SubjectId, SourceAddress = "2001:db8::7",
        };
        Assert.Equal("3be1bde4f25e47f2319097b3401a594c1f6bfcfc8c693031d5d6bdc44c3317e3", Convert.ToHexStringLower(AuditHashes.OfRow(row)));
    }

    [Fact]
    public async Task Rows_of_a_year_nobody_prepared_for_wait_and_come_home()
    {
        await using var platform = await TestPlatform.StartAsync(Databases.Postgres);
        await using var scope = platform.NewScope();
        var db = scope.ServiceProvider.GetRequiredService<KernelDb>();
        db.Record(Actor.System, At.AddYears(20), "Tested", "test", "far");
        await db.SaveChangesAsync();

        Assert.Equal(1, await CountAsync(db, "SELECT count(*) AS \"Value\" FROM kernel_audit_rest WHERE subject_id = 'far'"));
        await scope.ServiceProvider.GetRequiredService<IDatabaseProvider>().KeepUpAsync(db.Database, At.AddYears(20), default);
        Assert.Equal(1, await CountAsync(db, "SELECT count(*) AS \"Value\" FROM kernel_audit_2046 WHERE subject_id = 'far'"));
        Assert.Equal(1, await db.Audit.CountAsync(row => row.SubjectId == "far"));
    }

    private static Task<int> CountAsync(KernelDb db, string sql) => db.Database.SqlQueryRaw<int>(sql).SingleAsync();

    private static async Task RecordAsync(TestPlatform platform, string subject)
    {
        await using var scope = platform.NewScope();
        var db = scope.ServiceProvider.GetRequiredService<KernelDb>();
        db.Record(Actor.System, At, "Tested", "test", subject, new { note = "Đã xem" });
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

    private static async Task<AuditReport> VerifyAsync(TestPlatform platform, AuditHead? known = null)
    {
        await using var scope = platform.NewScope();
        return await scope.ServiceProvider.GetRequiredService<AuditVerification>().RunAsync(known, default);
    }
}
