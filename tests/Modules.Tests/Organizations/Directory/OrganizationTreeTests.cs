using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Organizations;
using XaDienTu.Organizations.Contracts;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Organizations.Directory;

public sealed class OrganizationTreeTests
{
    private static readonly DateOnly Today = new(2026, 3, 4);

    public static TheoryData<string> Both => Databases.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task A_commune_finds_what_lies_above_it(string database)
    {
        await using var scope = (await TestPlatform.OnAsync(database)).NewScope();
        var tree = await scope.ServiceProvider.GetRequiredService<IOrganizationDirectory>().GetAsync(default);

        var commune = tree.Find("000.02.21.H02", Today)!;

        Assert.Equal(("H02.21.02", "UBND phường Trần Nguyên Hãn"), (commune.Identifier, commune.AgencyName));
        Assert.Equal(["Tỉnh Bắc Giang", "Thành phố Bắc Giang", "Phường Trần Nguyên Hãn"], tree.Path(commune.Id).Select(step => step.Name));
        Assert.Equal(commune, tree.Nearest(commune.Id, OrganizationKind.Commune, Today));
        Assert.Equal("H02.21", tree.Nearest(commune.Id, OrganizationKind.District, Today)!.Identifier);
        Assert.Null(tree.Nearest(commune.Id, OrganizationKind.Department, Today));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_competent_office_near_by_comes_before_the_department(string database)
    {
        await using var scope = (await TestPlatform.OnAsync(database)).NewScope();
        var tree = await scope.ServiceProvider.GetRequiredService<IOrganizationDirectory>().GetAsync(default);
        var commune = tree.Find("H02.25.03", Today)!.Id;

        Assert.Equal("H02.25.51", tree.NearestWithFunction(commune, "natural-resources", Today)!.Identifier);
        Assert.Equal("H02.10", tree.NearestWithFunction(commune, "natural-resources", Today, OrganizationKind.Department)!.Identifier);
        Assert.Equal("H02.16", tree.NearestWithFunction(commune, "health", Today)!.Identifier);
        Assert.Null(tree.NearestWithFunction(commune, "space-travel", Today));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Search_needs_no_marks_and_puts_exact_letters_first(string database)
    {
        await using var scope = (await TestPlatform.OnAsync(database)).NewScope();
        var tree = await scope.ServiceProvider.GetRequiredService<IOrganizationDirectory>().GetAsync(default);

        Assert.Equal("Phường Trần Nguyên Hãn", Assert.Single(tree.Search("tran nguyen han", Today, 10)).Name);
        Assert.Equal("Xã Đồng Tiến", tree.Search("Đồng Tiến", Today, 10)[0].Name);
        Assert.NotEmpty(tree.Search("dong tien", Today, 10));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_change_is_seen_by_the_next_request_and_not_before_its_commit(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        var district = (await CalendarAsync("H02.30", out _)).Id;
        await using (var scope = platform.NewScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<OrganizationsDb>();
            db.Hours.Add(new AgencyHours { OrganizationId = district, From = new(2026, 1, 1), Weekday = "07:00-11:30 13:30-17:00",
                Saturday = "07:30-11:30" });
            db.Touch();
            Assert.False((await CalendarAsync("H02.30", out var before)).Calendar.IsWorkingTime(before));
            await db.SaveChangesAsync(default);
        }

        Assert.True((await CalendarAsync("H02.30", out var sevenOClock)).Calendar.IsWorkingTime(sevenOClock));
        Assert.True(
            (await CalendarAsync("H02.30.01", out _)).Calendar.IsWorkingTime(sevenOClock), "Communes inherit the hours of the district.");
        Assert.False((await CalendarAsync("H02.29.01", out _)).Calendar.IsWorkingTime(sevenOClock));

        Task<(Guid Id, WorkingCalendar Calendar)> CalendarAsync(string identifier, out DateTimeOffset seven)
        {
            seven = new DateTimeOffset(2026, 3, 5, 7, 0, 0, TimeSpan.FromHours(7));
            return ReadAsync(identifier);
        }

        async Task<(Guid Id, WorkingCalendar Calendar)> ReadAsync(string identifier)
        {
            await using var scope = platform.NewScope();
            var id = (await scope.ServiceProvider.GetRequiredService<IOrganizationDirectory>().GetAsync(default))
                .Find(identifier, Today)!.Id;
            return (id, await scope.ServiceProvider.GetRequiredService<IWorkingCalendars>().ForAsync(id, default));
        }
    }
}
