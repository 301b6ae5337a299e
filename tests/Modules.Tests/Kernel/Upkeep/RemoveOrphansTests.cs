using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Cases;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Files;
using XaDienTu.Kernel.Jobs;
using XaDienTu.Kernel.Upkeep;
using XaDienTu.Kernel.Verifying;
using XaDienTu.Modules.Tests.Cases;
using XaDienTu.Modules.Tests.Cases.Filing;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Kernel.Upkeep;

public sealed class RemoveOrphansTests
{
    public static TheoryData<string> Both => Databases.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task What_nobody_attached_goes_and_what_a_case_or_draft_names_stays(string database)
    {
        await using var platform = await TestPlatform.StartAsync(database);
        var api = await CaseApi.OnAsync(platform);
        var lonely = await api.UploadAsync(Paper(1), "thua.pdf");
        var filed = await api.UploadAsync(Paper(2), "giay.pdf");
        await api.FileAsync(new
        {
            procedure = CaseApi.BirthRegistration,
            receivingOrganization = CaseApi.Commune,
            applicant = new { fullName = "Lý Thị Mẩy", idNumber = "024196001234" },
            documents = new[] { new { key = "giay-chung-sinh", originals = 1, fileHash = filed } },
        });
        using var citizen = await platform.SignInAsync(FilingJourney.Citizen);
        var draft = await citizen.StartDraftAsync();
        await citizen.UploadAsync(draft);
        var kept = await InDraftsAsync(platform);

        await KeepUpAsync(platform);
        Assert.All(kept.Append(lonely).Append(filed), hash => Assert.True(IsThere(platform, hash)));
        // The upload goes after two days, its row two days later, its bytes in the turn after that.
        foreach (var _ in Enumerable.Range(0, 3))
        {
            platform.Clock.Move(RemoveOrphans.Unnamed + TimeSpan.FromHours(1));
            await KeepUpAsync(platform);
        }

        Assert.False(IsThere(platform, lonely));
        Assert.All(kept.Append(filed), hash => Assert.True(IsThere(platform, hash)));
        await IsCleanAsync(platform);
        // Brought again, it is there again.
        Assert.Equal(lonely, await SaveAsync(platform, Paper(1)));
        Assert.True(IsThere(platform, lonely));
        await IsCleanAsync(platform);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Bytes_brought_while_they_are_removed_are_not_lost(string database)
    {
        await using var platform = await TestPlatform.StartAsync(database);
        var hashes = new List<string>();
        for (var round = 0; round < 12; round++)
        {
            byte[] paper = Paper(100 + round);
            var hash = await SaveAsync(platform, paper);
            hashes.Add(hash);
            await ForgetRowAsync(platform, hash);
            File.SetLastWriteTimeUtc(PathOf(platform, hash), platform.Clock.GetUtcNow().UtcDateTime - TimeSpan.FromDays(3));

            await Task.WhenAll(
                SweepAsync(platform, hash), SaveAsync(platform, paper), SaveAsync(platform, paper), SweepAsync(platform, hash));
        }

        Assert.All(hashes, hash => Assert.True(IsThere(platform, hash)));
        await IsCleanAsync(platform);
    }

    // The order of the two written down at StoredRows, each at the worst moment.
    [Theory, MemberData(nameof(Both))]
    public async Task Who_removes_waits_for_who_brings(string database)
    {
        await using var platform = await TestPlatform.StartAsync(database);
        var paper = Paper(300);
        var hash = await SaveAsync(platform, paper);
        await ForgetRowAsync(platform, hash);
        await using var bringing = platform.NewScope();
        var work = bringing.ServiceProvider.GetRequiredService<Work>();
        Task sweep;
        await using (var transaction = await work.BeginAsync(CancellationToken.None))
        {
            await bringing.ServiceProvider.GetRequiredService<FileStore>()
                .SaveAsync(new MemoryStream(paper), "a.pdf", CancellationToken.None);
            File.SetLastWriteTimeUtc(PathOf(platform, hash), platform.Clock.GetUtcNow().UtcDateTime - TimeSpan.FromDays(3));
            sweep = SweepAsync(platform, hash);
            await transaction.CommitAsync(CancellationToken.None);
        }

        await sweep;
        Assert.True(IsThere(platform, hash));
        await IsCleanAsync(platform);
    }

    [Fact]
    public async Task What_a_send_left_behind_goes_after_a_day()
    {
        await using var platform = await TestPlatform.StartAsync(Databases.Sqlite);
        var folder = platform.Services.GetRequiredService<FileStoreOptions>().Folder;
        Directory.CreateDirectory(folder);
        var (old, young) = (Path.Combine(folder, "old.part"), Path.Combine(folder, "young.part"));
        await File.WriteAllTextAsync(old, "x");
        await File.WriteAllTextAsync(young, "x");
        File.SetLastWriteTimeUtc(old, platform.Clock.GetUtcNow().UtcDateTime - TimeSpan.FromHours(25));
        File.SetLastWriteTimeUtc(young, platform.Clock.GetUtcNow().UtcDateTime - TimeSpan.FromHours(1));

        await KeepUpAsync(platform);

        Assert.False(File.Exists(old));
        Assert.True(File.Exists(young));
    }

    private static byte[] Paper(int number) => [.. CaseApi.Pdf, .. BitConverter.GetBytes(number)];

    private static async Task<string> SaveAsync(TestPlatform platform, byte[] paper)
    {
        await using var scope = platform.NewScope();
        return (await scope.ServiceProvider.GetRequiredService<FileStore>()
            .SaveAsync(new MemoryStream(paper), "a.pdf", CancellationToken.None)).Value!.Hash;
    }

    // As an earlier turn leaves it: the row gone, the bytes there.
    private static async Task ForgetRowAsync(TestPlatform platform, string hash)
    {
        await using var scope = platform.NewScope();
        await scope.ServiceProvider.GetRequiredService<KernelDb>().Files.Where(file => file.Hash == hash).ExecuteDeleteAsync();
    }

    private static async Task SweepAsync(TestPlatform platform, string hash)
    {
        await using var scope = platform.NewScope();
        await scope.ServiceProvider.GetRequiredService<RemoveOrphans>()
            .SweepAsync(hash[..2], platform.Clock.GetUtcNow(), CancellationToken.None);
    }

    /// <summary>A turn of the housekeeping, with every folder swept; the bytes are as old as the rows, by the platform's clock.</summary>
    private static async Task KeepUpAsync(TestPlatform platform)
    {
        var now = platform.Clock.GetUtcNow();
        var folder = platform.Services.GetRequiredService<FileStoreOptions>().Folder;
        foreach (var file in Directory.EnumerateDirectories(folder).SelectMany(Directory.EnumerateFiles))
        {
            File.SetLastWriteTimeUtc(file, MovableClock.Start.UtcDateTime);
        }

        await using var scope = platform.NewScope();
        foreach (var prefix in FileFolders.All)
        {
            await scope.ServiceProvider.GetRequiredService<RemoveOrphans>().SweepAsync(prefix, now, CancellationToken.None);
        }

        foreach (var job in scope.ServiceProvider.GetServices<PlannedJob>())
        {
            await job.Make(scope.ServiceProvider).RunAsync(now, CancellationToken.None);
        }
    }

    private static async Task<List<string>> InDraftsAsync(TestPlatform platform)
    {
        await using var scope = platform.NewScope();
        return [.. (await scope.ServiceProvider.GetRequiredService<CasesDb>().Drafts.Select(draft => draft.Files).ToListAsync())
            .SelectMany(files => files).Select(file => file.Hash)];
    }

    private static async Task IsCleanAsync(TestPlatform platform)
    {
        await using var scope = platform.NewScope();
        foreach (var check in scope.ServiceProvider.GetServices<IDataCheck>().Where(check => check is FileCheck or ReferenceCheck))
        {
            Assert.Empty((await check.RunAsync(CancellationToken.None)).Faults);
        }
    }

    private static bool IsThere(TestPlatform platform, string hash) => File.Exists(PathOf(platform, hash));

    private static string PathOf(TestPlatform platform, string hash) =>
        platform.Services.GetRequiredService<IFilePlace>().AddressOf(hash);
}
