using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Inputs;
using XaDienTu.Organizations;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Kernel.Inputs;

/// <summary>Who was faster is named, and when; who only looked is not.</summary>
public sealed class WhoChangedTests
{
    private static readonly Actor First = new(ActorKind.Officer, "mot", "Thân Thị Lan", null, []);
    private static readonly Actor Second = new(ActorKind.Officer, "hai", "Giáp Văn Sơn", null, []);

    public static TheoryData<string> Both => Databases.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task The_one_who_changed_the_row_is_named_and_nobody_who_looked_at_it(string database)
    {
        await using var platform = await TestPlatform.StartAsync(database);
        await using var slow = platform.NewScope();
        var db = slow.ServiceProvider.GetRequiredService<OrganizationsDb>();
        var post = await db.Posts.OrderBy(row => row.Id).FirstAsync();
        await ChangeAsync(platform, post.Id, First, "PostEnded", change: true);
        platform.Clock.Move(TimeSpan.FromMinutes(1));
        await ChangeAsync(platform, post.Id, Second, "PersonRead", change: false);
        await ChangeAsync(platform, post.Id, Second, "ResetRefused", change: false);

        post.To = new DateOnly(2027, 1, 1);
        var failure = await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() =>
            slow.ServiceProvider.GetRequiredService<Work>().SaveAsync(default));
        var subjects = WhoChanged.SubjectsOf(failure);
        slow.ServiceProvider.GetRequiredService<Work>().Forget();
        var last = await slow.ServiceProvider.GetRequiredService<WhoChanged>().FindAsync(subjects, default);

        Assert.Equal([post.Id.ToString()], subjects);
        Assert.Equal("PostEnded", last!.Action);
        Assert.StartsWith("Thân Thị Lan đã sửa nội dung này lúc ", ChangedMeanwhile.Sentence(last, Second), StringComparison.Ordinal);
        Assert.StartsWith("Một cửa sổ khác của chính mình", ChangedMeanwhile.Sentence(last, First), StringComparison.Ordinal);
        Assert.StartsWith("Người khác vừa sửa", ChangedMeanwhile.Sentence(null, First), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task What_happened_long_ago_or_left_no_trace_names_nobody(string database)
    {
        await using var platform = await TestPlatform.StartAsync(database);
        Guid id;
        await using (var scope = platform.NewScope())
        {
            id = await scope.ServiceProvider.GetRequiredService<OrganizationsDb>().Posts.OrderBy(row => row.Id).Select(row => row.Id)
                .FirstAsync();
        }

        await ChangeAsync(platform, id, First, "PostEnded", change: true);
        platform.Clock.Move(TimeSpan.FromHours(2));

        await using var later = platform.NewScope();
        var who = later.ServiceProvider.GetRequiredService<WhoChanged>();
        Assert.Null(await who.FindAsync([id.ToString()], default));
        Assert.Null(await who.FindAsync([Guid.CreateVersion7().ToString()], default));
    }

    private static async Task ChangeAsync(TestPlatform platform, Guid id, Actor actor, string action, bool change)
    {
        await using var scope = platform.NewScope();
        var db = scope.ServiceProvider.GetRequiredService<OrganizationsDb>();
        if (change)
        {
            (await db.Posts.SingleAsync(row => row.Id == id)).To = new DateOnly(2026, 12, 31);
        }

        db.Record(actor, platform.Clock.GetUtcNow(), action, "post", id.ToString());
        await scope.ServiceProvider.GetRequiredService<Work>().SaveAsync(default);
    }
}
