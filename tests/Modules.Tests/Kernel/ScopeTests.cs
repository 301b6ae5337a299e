using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Kernel.Actors;
using XaDienTu.Organizations;
using XaDienTu.Organizations.Contracts;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Kernel;

public sealed class ScopeTests
{
    private static readonly DateOnly Today = new(2026, 3, 4);

    public static TheoryData<string> Both => Databases.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task A_right_reaches_its_agency_those_below_or_all(string database)
    {
        await using var scope = (await TestPlatform.OnAsync(database)).NewScope();
        var tree = await scope.ServiceProvider.GetRequiredService<IOrganizationDirectory>().GetAsync(default);
        var (province, district, commune, other) = (Id(tree, "H02"), Id(tree, "H02.21"), Id(tree, "H02.21.02"), Id(tree, "H02.25.03"));

        Assert.Equal((true, false, false), Reached(Reach.Agency, district));
        Assert.Equal((true, true, false), Reached(Reach.Below, district));
        Assert.Equal((true, true, true), Reached(Reach.Everywhere, district));
        Assert.Equal((true, true, true), Reached(Reach.Below, province));
        Assert.True(Of(tree, Reach.Below, province).IsEverywhere);
        Assert.False(Of(tree, Reach.Below, district).IsEverywhere);
        Assert.True(Of(tree, null, district).IsNowhere);
        Assert.Equal(tree.All.Count, Of(tree, Reach.Everywhere, commune).Agencies.Count);
        Assert.Equal(tree.All.Count(agency => tree.Path(agency.Id).Any(above => above.Id == district)),
            Of(tree, Reach.Below, district).Agencies.Count);

        (bool Own, bool Under, bool Elsewhere) Reached(Reach reach, Guid post)
        {
            var reached = Of(tree, reach, post);
            return (reached.Reaches(post), reached.Reaches(commune), reached.Reaches(other));
        }
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_post_right_there_comes_before_one_above(string database)
    {
        await using var scope = (await TestPlatform.OnAsync(database)).NewScope();
        var tree = await scope.ServiceProvider.GetRequiredService<IOrganizationDirectory>().GetAsync(default);
        var (district, commune) = (Id(tree, "H02.21"), Id(tree, "H02.21.02"));
        HeldPost[] posts = [new(district, OfficerRole.Leader), new(commune, OfficerRole.OneStopClerk)];
        var reached = Scope.Of(Person(posts), tree, post => post.Role is OfficerRole.Leader ? Reach.Below : Reach.Agency);

        Assert.Equal(posts[1], reached.PostReaching(commune));
        Assert.Equal(posts[0], reached.PostReaching(Id(tree, "H02.21.03")));
        Assert.Null(reached.PostReaching(Id(tree, "H02.25.03")));
    }

    // Two provinces stand side by side where a demonstration shows both: the head of one does not reach the other.
    [Fact]
    public void The_top_of_one_tree_is_not_everywhere()
    {
        var (one, two, under) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var tree = new Forest(new() { [one] = [under], [two] = [] });
        var reached = Of(tree, Reach.Below, one);

        Assert.False(reached.IsEverywhere);
        Assert.Equal((true, false), (reached.Reaches(under), reached.Reaches(two)));
        Assert.Equal([one, under], reached.Agencies);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Rows_are_cut_by_the_database(string database)
    {
        await using var scope = (await TestPlatform.OnAsync(database)).NewScope();
        var tree = await scope.ServiceProvider.GetRequiredService<IOrganizationDirectory>().GetAsync(default);
        var db = scope.ServiceProvider.GetRequiredService<OrganizationsDb>();
        var (district, commune) = (Id(tree, "H02.21"), Id(tree, "H02.25.03"));
        var all = await db.Posts.AsNoTracking().ToListAsync();
        var reached = Of(tree, Reach.Below, district);

        var seen = await db.Posts.Within(reached, post => post.OrganizationId).Select(post => post.Id).ToListAsync();
        var orOwn = await db.Posts.Within(reached, post => post.OrganizationId, post => post.OrganizationId == commune).CountAsync();

        Assert.Equal(all.Where(post => reached.Reaches(post.OrganizationId)).Select(post => post.Id).Order(), seen.Order());
        Assert.NotEmpty(seen);
        Assert.Equal(seen.Count + all.Count(post => post.OrganizationId == commune), orOwn);
        Assert.Equal(all.Count, await db.Posts.Within(Of(tree, Reach.Everywhere, district), post => post.OrganizationId).CountAsync());
        Assert.Equal(0, await db.Posts.Within(Of(tree, null, district), post => post.OrganizationId).CountAsync());
    }

    private static Guid Id(OrganizationTree tree, string identifier) => tree.Find(identifier, Today)!.Id;

    private static Scope Of(IAgencyTree tree, Reach? reach, Guid post) =>
        Scope.Of(Person([new(post, OfficerRole.Leader)]), tree, _ => reach);

    private static Actor Person(IReadOnlyList<HeldPost> posts) =>
        new(ActorKind.Officer, Guid.CreateVersion7().ToString(), "Cán bộ", Guid.CreateVersion7(), posts);

    private sealed class Forest(Dictionary<Guid, Guid[]> under) : IAgencyTree
    {
        public IReadOnlyList<Guid> Tops => [.. under.Keys];

        public IEnumerable<Guid> Upwards(Guid agency) =>
            under.Where(top => top.Value.Contains(agency)).Select(top => top.Key).Prepend(agency);

        public IEnumerable<Guid> AndUnder(Guid agency) => under.GetValueOrDefault(agency, []).Prepend(agency);
    }
}
