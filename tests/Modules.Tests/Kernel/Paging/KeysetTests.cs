using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Audit;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Paging;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Kernel.Paging;

/// <summary>A list read in pages has every row once, whatever stands beside it at the same instant.</summary>
public sealed class KeysetTests
{
    private static readonly Keyset<AuditEvent> NewestFirst =
        Keyset.ByDescending((AuditEvent row) => row.At).ThenDescending(row => row.Id);

    private static readonly Keyset<AuditEvent> ByNameNewestFirst =
        Keyset.By((AuditEvent row) => row.Action).ThenDescending(row => row.At).Then(row => row.Id);

    public static TheoryData<string> Both => Databases.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task Rows_of_one_instant_are_neither_lost_nor_shown_twice(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        var subject = await LayAsync(platform, 7);

        foreach (var order in new[] { NewestFirst, ByNameNewestFirst })
        {
            var whole = await PagesAsync(platform, order, subject, Cursor.MaxSize);
            var walked = await PagesAsync(platform, order, subject, 2);

            Assert.Equal(7, whole.Distinct().Count());
            Assert.Equal(whole, walked);
        }
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_place_of_another_list_or_of_nobody_is_the_beginning(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        var subject = await LayAsync(platform, 3);
        await using var scope = platform.NewScope();
        var rows = RowsOf(scope.ServiceProvider, subject);
        var first = await NewestFirst.PageAsync(rows, null, 2, default);

        foreach (var after in new[] { first.Next![..^2], Cursor.Of("not a place"), Cursor.Of("[1]"), Cursor.Of("[\"x\",\"y\"]"),
            Cursor.Of("[null,null]") })
        {
            var again = await NewestFirst.PageAsync(rows, after, 2, default);
            Assert.Equal(first.Items.Select(row => row.Id), again.Items.Select(row => row.Id));
        }

        var other = await ByNameNewestFirst.PageAsync(rows, null, 2, default);
        Assert.Equal(first.Items[0].Id, (await NewestFirst.PageAsync(rows, other.Next, 2, default)).Items[0].Id);
    }

    [Fact]
    public async Task What_is_in_memory_is_read_the_same_way()
    {
        var order = Keyset.By(((string Name, int Number) row) => row.Name).ThenDescending(row => row.Number);
        var rows = new[] { ("b", 1), ("a", 1), ("a", 3), ("a", 2) }.AsQueryable();

        var first = await order.PageAsync(rows, null, 3, default);
        var second = await order.PageAsync(rows, first.Next, 3, default);

        Assert.Equal([("a", 3), ("a", 2), ("a", 1)], first.Items);
        Assert.Equal([("b", 1)], second.Items);
        Assert.Null(second.Next);
    }

    private static async Task<string> LayAsync(TestPlatform platform, int count)
    {
        var (subject, at) = ($"keyset-{Guid.CreateVersion7():N}", platform.Clock.GetUtcNow());
        await using var scope = platform.NewScope();
        var db = scope.ServiceProvider.GetRequiredService<KernelDb>();
        for (var index = 0; index < count; index++)
        {
            db.Record(Actor.System, index < 4 ? at : at.AddTicks(-10 * index), index % 2 == 0 ? "CopyMade" : "JobAsked", "job", subject);
        }

        await scope.ServiceProvider.GetRequiredService<Work>().SaveAsync(default);
        return subject;
    }

    private static async Task<List<Guid>> PagesAsync(TestPlatform platform, Keyset<AuditEvent> order, string subject, int size)
    {
        await using var scope = platform.NewScope();
        var (found, after) = (new List<Guid>(), (string?)null);
        do
        {
            var page = await order.PageAsync(RowsOf(scope.ServiceProvider, subject), after, size, default);
            Assert.InRange(page.Items.Count, 1, size);
            found.AddRange(page.Items.Select(row => row.Id));
            after = page.Next;
        }
        while (after is not null);

        return found;
    }

    private static IQueryable<AuditEvent> RowsOf(IServiceProvider services, string subject) =>
        services.GetRequiredService<KernelDb>().Audit.AsNoTracking().Where(row => row.SubjectId == subject);
}
