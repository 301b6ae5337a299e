using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Organizations;
using XaDienTu.Organizations.Contracts;
using XaDienTu.Organizations.Packs;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Organizations.Packs;

public sealed class PackLoaderTests
{
    public static TheoryData<string> Both => Databases.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task Loading_again_changes_nothing(string database)
    {
        // Its own platform: on the shared one other tests give posts, and each moves the stamp.
        await using var platform = await TestPlatform.StartAsync(database);
        await using var scope = platform.NewScope();
        var db = scope.ServiceProvider.GetRequiredService<OrganizationsDb>();
        var before = (await db.Organizations.CountAsync(), await db.Officers.CountAsync(),
            await db.Set<ChangeStamp>().Where(row => row.Name == "organizations").Select(row => row.Value).SingleAsync());

        await scope.ServiceProvider.GetRequiredService<PackLoader>().LoadAsync("bac-giang-2015", default);
        await scope.ServiceProvider.GetRequiredService<DemoOfficers>().CreateAsync(default);

        Assert.Equal(before,
            (await db.Organizations.CountAsync(), await db.Officers.CountAsync(),
            await db.Set<ChangeStamp>().Where(row => row.Name == "organizations").Select(row => row.Value).SingleAsync()));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Every_commune_and_agency_has_its_demo_officers(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        await using var scope = platform.NewScope();
        var officers = scope.ServiceProvider.GetRequiredService<IOfficerDirectory>();

        var commune = await PostsAsync("H02.21.02");
        var department = await PostsAsync("H02.16");
        var province = await PostsAsync("H02");

        Assert.Equal(
            [OfficerRole.OneStopClerk, OfficerRole.AppraisingOfficer, OfficerRole.AppraisingOfficer, OfficerRole.Leader,
                OfficerRole.RecordsClerk],
            commune);
        Assert.Equal(7, department.Length);
        Assert.Contains(OfficerRole.SystemAdministrator, province);
        Assert.Contains(OfficerRole.Auditor, province);
        Assert.NotNull(await officers.FindByEmailAsync("H02.21.02-1@canbo.example", default));

        async Task<OfficerRole[]> PostsAsync(string identifier)
        {
            var organization = (await scope.ServiceProvider.GetRequiredService<IOrganizationDirectory>().GetAsync(default))
                .Find(identifier, new(2026, 3, 4))!;
            return [.. (await officers.PostsAtAsync(organization.Id, MovableClock.Start, default)).Select(post => post.Role)];
        }
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_new_province_ends_the_old_one_and_its_posts(string database)
    {
        await using var platform = await TestPlatform.StartAsync(database, "--province", "bac-giang-2015 bac-ninh-2025");
        await using var scope = platform.NewScope();
        var tree = await scope.ServiceProvider.GetRequiredService<IOrganizationDirectory>().GetAsync(default);
        var officers = scope.ServiceProvider.GetRequiredService<IOfficerDirectory>();
        var lastDay = new DateOnly(2025, 6, 30);

        var ward = tree.Find("H02.21.01", lastDay)!;

        Assert.Equal("Tỉnh Bắc Giang", Assert.Single(tree.Roots(lastDay)).Name);
        Assert.Equal("Tỉnh Bắc Ninh", Assert.Single(tree.Roots(lastDay.AddDays(1))).Name);
        Assert.Equal(lastDay, ward.ValidTo);
        Assert.Equal("Phường Bắc Giang", tree.Find(Assert.Single(ward.SuccessorIds))!.Name);
        var clerk = (await officers.FindByCodeAsync("H02.21.01-1", default))!;
        Assert.Single(await officers.PostsOfAsync(clerk.Id, new DateTimeOffset(2025, 6, 30, 23, 59, 0, TimeSpan.FromHours(7)), default));
        Assert.Empty(await officers.PostsOfAsync(clerk.Id, new DateTimeOffset(2025, 7, 1, 0, 0, 0, TimeSpan.FromHours(7)), default));
    }
}
