using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Cases;
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

        await using (var scope = platform.NewScope())
        {
            var schema = scope.ServiceProvider.GetRequiredService<CasesDb>().Database;
            await schema.MigrateAsync(schema.GetMigrations().TakeWhile(name => !name.EndsWith("_RestingSteps", StringComparison.Ordinal)).Last());
            await schema.MigrateAsync();
        }

        Assert.Equal([working], await CodesAsync(api, "mine"));
        Assert.Equal([waiting], await CodesAsync(api, "waiting"));
    }

    private static async Task<IEnumerable<string?>> CodesAsync(CaseApi api, string view) =>
        (await api.GetAsync($"worklist?view={view}")).GetProperty("items").EnumerateArray().Select(item => item.GetProperty("code").GetString());
}
