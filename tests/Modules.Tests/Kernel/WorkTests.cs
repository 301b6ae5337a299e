using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Audit;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Idempotency;
using XaDienTu.Kernel.Results;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Kernel;

public sealed class WorkTests
{
    public static TheoryData<string> Both => Databases.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task Numbers_taken_at_once_have_no_gap_and_no_duplicate(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        var name = $"test-{Guid.CreateVersion7()}";

        var numbers = await Task.WhenAll(Enumerable.Range(0, 32).Select(async attempt =>
        {
            await using var scope = platform.NewScope();
            await using var transaction = await scope.ServiceProvider.GetRequiredService<Work>().BeginAsync(default);
            var number = await scope.ServiceProvider.GetRequiredService<Counters>().NextAsync(name, default);
            if (attempt % 4 == 0)
            {
                return 0;   // left without commit: the number goes to the next writer
            }

            await transaction.CommitAsync(default);
            return number;
        }));

        Assert.Equal(Enumerable.Range(1, 24).Select(number => (long)number), numbers.Where(number => number > 0).Order());
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_change_left_without_commit_leaves_no_trace(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        var subject = $"left-{Guid.CreateVersion7()}";
        await using (var scope = platform.NewScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<KernelDb>();
            await using var transaction = await scope.ServiceProvider.GetRequiredService<Work>().BeginAsync(default);
            db.Record(Actor.System, DateTimeOffset.UnixEpoch, "Tested", "test", subject);
            await scope.ServiceProvider.GetRequiredService<Work>().SaveAsync(default);
        }

        Assert.Empty(await AuditOfAsync(platform, subject));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task What_was_undone_leaves_no_trace_with_a_later_change_of_the_same_request(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        var subject = $"undone-{Guid.CreateVersion7()}";
        await using (var scope = platform.NewScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<KernelDb>();
            var work = scope.ServiceProvider.GetRequiredService<Work>();
            await using (await work.BeginAsync(default))
            {
                db.Record(Actor.System, DateTimeOffset.UnixEpoch, "Undone", "test", subject);
                await work.SaveAsync(default);   // a use case inside another, which then refuses
            }

            db.Record(Actor.System, DateTimeOffset.UnixEpoch, "Kept", "test", subject);
            await work.SaveAsync(default);
        }

        Assert.Equal(["Kept"], (await AuditOfAsync(platform, subject)).Select(row => row.Action));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_same_key_makes_one_thing_however_often_and_at_once_it_comes(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        var subject = $"key-{Guid.CreateVersion7()}";

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => CreateAsync(platform, subject, "same body")));

        Assert.Single(answers.Select(answer => answer.Value).Distinct());
        Assert.Single(await AuditOfAsync(platform, subject));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_same_key_with_another_request_is_refused(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        var subject = $"other-{Guid.CreateVersion7()}";
        await CreateAsync(platform, subject, "first body");

        var second = await CreateAsync(platform, subject, "second body");

        Assert.Equal("idempotency.other-request", second.Error?.Code);
    }

    /// <summary>Contexts serve one request after another.</summary>
    [Theory, MemberData(nameof(Both))]
    public async Task A_request_finds_nothing_of_the_one_before(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        var name = $"pending-{Guid.CreateVersion7()}";
        var contexts = new List<KernelDb>();
        for (var request = 0; request < 80; request++)
        {
            await using var scope = platform.NewScope();
            var db = scope.ServiceProvider.GetRequiredService<KernelDb>();
            Assert.Empty(db.ChangeTracker.Entries());
            Assert.Null(db.Database.CurrentTransaction);
            await scope.ServiceProvider.GetRequiredService<Work>().SaveAsync(default);
            // Left behind: what is never saved, and a transaction that is never ended.
            db.Add(new Counter { Name = name });
            db.Record(Actor.System, DateTimeOffset.UnixEpoch, "Pending", "test", name);
            var abandoned = await scope.ServiceProvider.GetRequiredService<Work>().BeginAsync(default);
            Assert.NotNull(abandoned);
            contexts.Add(db);
        }

        Assert.True(contexts.Distinct(ReferenceEqualityComparer.Instance).Count() < contexts.Count,
            "No context came a second time: the test has shown nothing.");
        Assert.Empty(await AuditOfAsync(platform, name));
        await using var last = platform.NewScope();
        Assert.Empty(
            await last.ServiceProvider.GetRequiredService<KernelDb>().Counters.Where(counter => counter.Name == name).ToListAsync());
    }

    private static async Task<Result<string>> CreateAsync(TestPlatform platform, string subject, string request)
    {
        await using var scope = platform.NewScope();
        var work = scope.ServiceProvider.GetRequiredService<Work>();
        return await scope.ServiceProvider.GetRequiredService<Idempotent>().RunAsync<string>(Actor.System, subject, request, async () =>
        {
            scope.ServiceProvider.GetRequiredService<KernelDb>().Record(Actor.System, DateTimeOffset.UnixEpoch, "Created", "test", subject);
            await work.SaveAsync(default);
            return Guid.CreateVersion7().ToString();
        }, default);
    }

    private static async Task<List<AuditEvent>> AuditOfAsync(TestPlatform platform, string subject)
    {
        await using var scope = platform.NewScope();
        return await scope.ServiceProvider.GetRequiredService<KernelDb>().Audit.Where(row => row.SubjectId == subject).ToListAsync();
    }
}
