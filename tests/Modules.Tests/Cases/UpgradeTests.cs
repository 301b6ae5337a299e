using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Cases;
using XaDienTu.Cases.Contracts;
using XaDienTu.Modules.Tests.Cases.Finding;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Cases;

/// <summary>A schema taken back and brought up again with cases in it, as an installation that comes from an earlier version brings them.</summary>
public sealed class UpgradeTests
{
    public static TheoryData<string> Both => Databases.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task A_case_that_waited_before_rests_afterwards(string database)
    {
        await using var platform = await TestPlatform.StartAsync(database);
        var api = await CaseApi.OnAsync(platform);
        var (working, waiting) = (await api.FileAsync(CaseApi.Birth()), await api.FileAsync(CaseApi.Birth()));
        await CaseApi.ReadAsync(await api.PostAsync($"cases/{waiting}/supplement-requests", new { items = new[] { new { what = "Thiếu chữ ký" } } }, Guid.CreateVersion7().ToString()));

        await BringUpFromBeforeAsync("RestingSteps", platform);

        Assert.Equal([working], await CodesAsync(api, "mine"));
        Assert.Equal([waiting], await CodesAsync(api, "waiting"));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Cases_stopped_before_are_found_among_the_stopped_afterwards_and_all_by_their_words(string database)
    {
        await using var platform = await TestPlatform.StartAsync(database);
        var cases = new FiledCases(platform);
        var agency = Guid.CreateVersion7();
        var old = cases.Add("Bế Thị Hiếm", FiledCases.Newest.AddYears(-5), agency, status: CaseStatus.Stopped);
        // So many newer ones that words are looked for in the index, and in that of all years.
        for (var made = 0; made < 401; made++)
        {
            cases.Add("Trần Văn Khác", FiledCases.Newest.AddMinutes(made), agency);
        }

        await cases.SaveAsync();

        await BringUpFromBeforeAsync("ListsOfQuarters", platform);

        Assert.Equal([old.Id], await cases.FindAsync(FiledCases.Officer(agency), FiledCases.Asking(status: CaseStatus.Stopped)));
        Assert.Equal([old.Id], await cases.FindAsync(FiledCases.Officer(agency), FiledCases.Asking("be thi hiem")));
    }

    private static async Task BringUpFromBeforeAsync(string migration, TestPlatform platform)
    {
        await using var scope = platform.NewScope();
        var schema = scope.ServiceProvider.GetRequiredService<CasesDb>().Database;
        await schema.MigrateAsync(schema.GetMigrations().TakeWhile(name => !name.EndsWith($"_{migration}", StringComparison.Ordinal)).Last());
        await schema.MigrateAsync();
    }

    private static async Task<IEnumerable<string?>> CodesAsync(CaseApi api, string view) =>
        (await api.GetAsync($"worklist?view={view}")).GetProperty("items").EnumerateArray().Select(item => item.GetProperty("code").GetString());
}
