using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Audit;
using XaDienTu.Kernel.Results;
using XaDienTu.Kernel.Time;
using XaDienTu.Organizations;
using XaDienTu.Organizations.Contracts;
using XaDienTu.Organizations.Posts;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Organizations.Posts;

public sealed class PostTests
{
    private const string DistrictAdministrator = "H02.24-7";

    public static TheoryData<string> Both => Databases.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task An_administrator_gives_and_ends_a_post_in_his_tree_and_leaves_traces(string database)
    {
        await using var bench = await Bench.OnAsync(database, DistrictAdministrator);

        var added = await bench.AddAsync("H02.24.01", "H02.24.02-1", OfficerRole.OneStopClerk);
        var held = await bench.HoldersAsync("H02.24.01", OfficerRole.OneStopClerk);
        var ended = await bench.EndAsync(added.Value, bench.Today);

        Assert.True(added.Ok && ended.Ok, added.Error?.Message + ended.Error?.Message);
        Assert.Contains("H02.24.02-1", held);
        Assert.Equal(["PostAdded", "PostEnded"], await bench.AuditOfAsync(added.Value));
        await using var later = await Bench.OnAsync(database, DistrictAdministrator);
        Assert.DoesNotContain("H02.24.02-1", await later.HoldersAsync("H02.24.01", OfficerRole.OneStopClerk, later.Today.AddDays(1)));
    }

    [Theory]
    [InlineData("H02.24.01", DistrictAdministrator, OfficerRole.Leader, "posts.own")]
    [InlineData("H02.25.01", "H02.24.02-1", OfficerRole.OneStopClerk, "posts.outside")]
    [InlineData("H02", "H02.24.02-1", OfficerRole.AgencyAdministrator, "posts.outside")]
    [InlineData("H02.24.01", "H02.24.02-1", OfficerRole.Auditor, "posts.platform")]
    public async Task Nobody_reaches_beyond_his_right(string organization, string officer, OfficerRole role, string refusal)
    {
        await using var bench = await Bench.OnAsync(Databases.Sqlite, DistrictAdministrator);

        var result = await bench.AddAsync(organization, officer, role);

        Assert.Equal((ErrorKind.Forbidden, refusal), (result.Error!.Kind, result.Error.Code));
    }

    [Fact]
    public async Task A_clerk_gives_no_post_and_ends_none()
    {
        await using var bench = await Bench.OnAsync(Databases.Sqlite, "H02.24.02-1");
        var post = (await bench.PostsAsync("H02.24.02"))[^1];

        Assert.Equal("posts.outside", (await bench.AddAsync("H02.24.02", "H02.24.03-1", OfficerRole.OneStopClerk)).Error!.Code);
        Assert.Equal("posts.outside", (await bench.EndAsync(post.Id, bench.Today)).Error!.Code);
    }

    [Fact]
    public async Task Platform_posts_are_given_by_the_system_administrator_but_not_to_himself()
    {
        await using var bench = await Bench.OnAsync(Databases.Sqlite, "H02-1");

        Assert.True((await bench.AddAsync("H02", "H02.05-2", OfficerRole.BusinessAdministrator)).Ok);
        Assert.Equal("posts.own", (await bench.AddAsync("H02", "H02-1", OfficerRole.Auditor)).Error!.Code);
        Assert.Equal("posts.outside", (await bench.AddAsync("H02.24.02", "H02.24.03-1", OfficerRole.Leader)).Error!.Code);
    }

    [Theory]
    [InlineData("H02-3", OfficerRole.SystemAdministrator)]
    [InlineData("H02-3", OfficerRole.BusinessAdministrator)]
    [InlineData("H02-5", OfficerRole.SystemAdministrator)]
    [InlineData("H02-6", OfficerRole.Auditor)]
    [InlineData("H02-4", OfficerRole.Auditor)]
    [InlineData("H02.24.02-1", OfficerRole.SystemAdministrator)]
    public async Task Who_audits_does_nothing_else_and_who_administers_the_platform_handles_no_case(string officer, OfficerRole role)
    {
        await using var bench = await Bench.OnAsync(Databases.Sqlite, "H02-1");

        var refusal = (await bench.AddAsync("H02", officer, role)).Error!;

        Assert.Equal((ErrorKind.Conflict, "posts.exclude"), (refusal.Kind, refusal.Code));
        Assert.Contains("Kết thúc chức vụ “", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_the_one_post_ended_the_other_may_begin()
    {
        await using var platform = await TestPlatform.StartAsync(Databases.Sqlite);
        await using var bench = await Bench.OnAsync(platform, "H02-1");
        var auditor = (await bench.PostsAsync("H02")).Single(post => post.Role == OfficerRole.Auditor);
        var organization = (await bench.FindAsync("H02")).Id;

        Assert.True((await bench.EndAsync(auditor.Id, bench.Today.AddDays(5))).Ok);
        var tooEarly = await bench.AddAsync(
            new(organization, auditor.OfficerCode, "Quản trị", OfficerRole.SystemAdministrator, bench.Today.AddDays(5), null));
        var after = await bench.AddAsync(
            new(organization, auditor.OfficerCode, "Quản trị", OfficerRole.SystemAdministrator, bench.Today.AddDays(6), null));

        Assert.Equal("posts.exclude", tooEarly.Error!.Code);
        Assert.True(after.Ok, after.Error?.Message);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Of_two_who_give_an_officer_posts_at_once_one_is_told_to_look_again(string database)
    {
        await using var platform = await TestPlatform.StartAsync(database);
        await using var one = await Bench.OnAsync(platform, "H02-1");
        await using var other = await Bench.OnAsync(platform, "H02-1");
        await one.Db.Officers.SingleAsync(row => row.Code == "H02-2");

        var second = await other.AddAsync("H02", "H02-2", OfficerRole.SystemAdministrator);
        var first = await one.AddAsync("H02.24", "H02-2", OfficerRole.BusinessAdministrator);

        Assert.True(second.Ok, second.Error?.Message);
        Assert.Equal("posts.changed", first.Error!.Code);
    }

    [Fact]
    public async Task Faults_are_told_field_by_field()
    {
        await using var bench = await Bench.OnAsync(Databases.Sqlite, DistrictAdministrator);
        var organization = (await bench.FindAsync("H02.24.01")).Id;

        var nothing = await bench.AddAsync(new(organization, "", " ", null, null, null));
        var yesterday = await bench.AddAsync(new(organization, "H99-1", "Công chức", OfficerRole.Leader, bench.Today.AddDays(-1), null));

        Assert.Equal(["From", "OfficerCode", "Role", "Title"], nothing.Error!.Fields.Keys.Order());
        Assert.Equal("Không có cán bộ mã “H99-1”. Kiểm tra lại mã.", yesterday.Error!.Fields["OfficerCode"]);
        Assert.Contains("04/03/2026", yesterday.Error.Fields["From"], StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_same_post_is_not_given_twice_nor_ended_later(string database)
    {
        await using var bench = await Bench.OnAsync(database, DistrictAdministrator);

        var first = await bench.AddAsync("H02.24.04", "H02.24.05-1", OfficerRole.RecordsClerk);
        var second = await bench.AddAsync("H02.24.04", "H02.24.05-1", OfficerRole.RecordsClerk);
        var ended = await bench.EndAsync(first.Value, bench.Today.AddDays(3));
        var extended = await bench.EndAsync(first.Value, bench.Today.AddDays(9));

        Assert.Equal("posts.held", second.Error!.Code);
        Assert.True(ended.Ok);
        Assert.Equal("posts.ended", extended.Error!.Code);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Two_who_end_a_post_at_once_do_not_overwrite_each_other(string database)
    {
        await using var one = await Bench.OnAsync(database, DistrictAdministrator);
        await using var other = await Bench.OnAsync(database, DistrictAdministrator);
        var post = (await one.AddAsync("H02.24.06", "H02.24.07-1", OfficerRole.RecordsClerk)).Value;
        await other.Db.Posts.SingleAsync(row => row.Id == post);

        var first = await one.EndAsync(post, one.Today.AddDays(1));
        var second = await other.EndAsync(post, one.Today);

        Assert.True(first.Ok);
        Assert.Equal("posts.changed", second.Error!.Code);
    }

    /// <summary>Rights are kept in memory between changes: a change must reach the next request all the same.</summary>
    [Theory, MemberData(nameof(Both))]
    public async Task A_post_given_counts_from_the_holders_next_request_on(string database)
    {
        await using (var before = await Bench.OnAsync(database, "H02.24.09-1"))
        {
            Assert.DoesNotContain(before.Actor.Posts, post => post.Role == OfficerRole.RecordsClerk);
        }

        await using var administrator = await Bench.OnAsync(database, DistrictAdministrator);
        Assert.True((await administrator.AddAsync("H02.24.08", "H02.24.09-1", OfficerRole.RecordsClerk)).Ok);

        await using var after = await Bench.OnAsync(database, "H02.24.09-1");
        Assert.Contains(after.Actor.Posts, post => post.Role == OfficerRole.RecordsClerk);
    }

    /// <summary>A request of one officer, down to the use case.</summary>
    private sealed class Bench(AsyncServiceScope scope, Actor actor, DateOnly today) : IAsyncDisposable
    {
        public Actor Actor => actor;

        public DateOnly Today => today;

        public OrganizationsDb Db => Get<OrganizationsDb>();

        public static async Task<Bench> OnAsync(string database, string officerCode) =>
            await OnAsync(await TestPlatform.OnAsync(database), officerCode);

        public static async Task<Bench> OnAsync(TestPlatform platform, string officerCode)
        {
            var scope = platform.NewScope();
            var officer = (await scope.ServiceProvider.GetRequiredService<IOfficerDirectory>().FindByCodeAsync(officerCode, default))!;
            return new(
                scope,
                await scope.ServiceProvider.GetRequiredService<ActorMaker>()
                    .PersonAsync(ActorKind.Officer, officer.Id.ToString(), officer.Name, officer.Id, default),
                platform.Clock.VietnamToday());
        }

        public async Task<OrganizationSummary> FindAsync(string identifier) =>
            (await Get<IOrganizationDirectory>().GetAsync(default)).Find(identifier, today)!;

        public async Task<Result<Guid>> AddAsync(string organization, string officer, OfficerRole role) =>
            await AddAsync(new((await FindAsync(organization)).Id, officer, "Phụ trách tạm thời", role, today, null));

        public Task<Result<Guid>> AddAsync(AddPostInput input) => Get<AddPost>().RunAsync(input, actor, default);

        public Task<Result<Done>> EndAsync(Guid post, DateOnly lastDay) => Get<EndPost>().RunAsync(new(post, lastDay), actor, default);

        public async Task<IReadOnlyList<PostSummary>> PostsAsync(string organization) =>
            await Get<IOfficerDirectory>().PostsAtAsync((await FindAsync(organization)).Id, today.At(new(12, 0)), default);

        public async Task<IEnumerable<string>> HoldersAsync(string organization, OfficerRole role, DateOnly? day = null) =>
            (await Get<IOfficerDirectory>().HoldersAsync((await FindAsync(organization)).Id, role, (day ?? today).At(new(12, 0)), default))
                .Select(post => post.OfficerCode);

        public async Task<IReadOnlyList<string>> AuditOfAsync(Guid post) => await Db.Set<AuditEvent>()
            .Where(row => row.SubjectType == "post" && row.SubjectId == post.ToString()).OrderBy(row => row.At).Select(row => row.Action)
            .ToListAsync();

        public ValueTask DisposeAsync() => scope.DisposeAsync();

        private T Get<T>()
            where T : notnull => scope.ServiceProvider.GetRequiredService<T>();
    }
}
