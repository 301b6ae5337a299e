using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Audit;
using XaDienTu.Kernel.Audit.Heads;
using XaDienTu.Kernel.Data;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Kernel;

/// <summary>A platform of its own whose audit has two stamped heads, the newest one last, and a way past all use cases to its
/// tables.</summary>
internal sealed class StampedAudit : IAsyncDisposable
{
    private StampedAudit(TestPlatform platform) => Platform = platform;

    public TestPlatform Platform { get; }

    /// <summary>Of the newest stamp; the platform's own worker may have given one before the two.</summary>
    public long LastPlace { get; private set; }

    public static async Task<StampedAudit> StartAsync(string database, params string[] settings)
    {
        var audit = new StampedAudit(await TestPlatform.StartAsync(database, settings));
        foreach (var subject in (string[])["first", "second"])
        {
            await audit.SealAsync(subject);
            await audit.StampAsync();
        }

        Assert.Empty(await audit.FaultsAsync());
        await audit.WithAsync(async db => audit.LastPlace = await db.Stamps.MaxAsync(stamp => stamp.Place));
        return audit;
    }

    /// <summary>Seals a new row, and all that waits with it.</summary>
    public async Task SealAsync(string subject)
    {
        await WithAsync(db =>
        {
            db.Record(Actor.System, Platform.Clock.GetUtcNow(), "Tested", "test", subject, new { note = "Đã xem" });
            return db.SaveChangesAsync();
        });
        for (var isMore = true; isMore;)
        {
            await using var scope = Platform.NewScope();
            isMore = await scope.ServiceProvider.GetRequiredService<SealAudit>().RunAsync(default) is not null;
        }
    }

    /// <summary>The worker of the platform may be faster: then there is nothing left to stamp.</summary>
    public async Task StampAsync()
    {
        await using var scope = Platform.NewScope();
        await scope.ServiceProvider.GetRequiredService<StampHead>().RunAsync(default);
    }

    public async Task<IReadOnlyList<AuditHead>> HeadsAsync()
    {
        var heads = new List<AuditHead>();
        await WithAsync(async db =>
            heads.AddRange(
                await db.Seals.OrderBy(seal => seal.Number).Select(seal => new AuditHead(seal.Number, seal.Hash)).ToListAsync()));
        return heads;
    }

    public async Task RemoveNewestAsync(int count) => await WithAsync(async db =>
    {
        foreach (var seal in await db.Seals.AsNoTracking().OrderByDescending(seal => seal.Number).Take(count).ToListAsync())
        {
            var ids = RowIds.Unpack(seal.RowIds);
            await db.Audit.Where(row => ids.Contains(row.Id)).ExecuteDeleteAsync();
            await db.Seals.Where(row => row.Number == seal.Number).ExecuteDeleteAsync();
        }
    });

    /// <summary>Edits the row <c>first</c> and computes every link again, as the platform itself would.</summary>
    public async Task MakeAnewAsync() => await WithAsync(async db =>
    {
        await db.Audit.Where(row => row.SubjectId == "first")
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.ActorName, "Người khác"));
        var rows = await db.Audit.AsNoTracking().ToDictionaryAsync(row => row.Id);
        var previous = AuditHashes.BeforeFirst;
        foreach (var seal in await db.Seals.AsNoTracking().OrderBy(seal => seal.Number).ToListAsync())
        {
            previous = AuditHashes.OfSeal(seal.Number, seal.SealedAt, previous, rows.Hashes(RowIds.Unpack(seal.RowIds)));
            await db.Seals.Where(row => row.Number == seal.Number).ExecuteUpdateAsync(set => set.SetProperty(row => row.Hash, previous));
        }
    });

    public Task LowerAsync(string counter, long value) =>
        WithAsync(db => db.Counters.Where(row => row.Name == counter).ExecuteUpdateAsync(set => set.SetProperty(row => row.Value, value)));

    public async Task<IReadOnlyList<string>> FaultsAsync(IReadOnlyCollection<AuditHead>? known = null)
    {
        await using var scope = Platform.NewScope();
        return (await scope.ServiceProvider.GetRequiredService<AuditVerification>().RunAsync(known ?? [], null, default)).Faults;
    }

    public async Task WithAsync(Func<KernelDb, Task> use)
    {
        await using var scope = Platform.NewScope();
        await using var transaction = await scope.ServiceProvider.GetRequiredService<Work>().BeginAsync(default);
        await use(scope.ServiceProvider.GetRequiredService<KernelDb>());
        await transaction.CommitAsync(default);
    }

    public ValueTask DisposeAsync() => Platform.DisposeAsync();
}
