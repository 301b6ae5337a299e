using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Accounts.Contracts;
using XaDienTu.Kernel.Demo;
using XaDienTu.TestKit;

namespace XaDienTu.EndToEnd.Tests.Crawling;

/// <summary>The demonstration as its start makes it, cases and all; once per test run.</summary>
internal static class DemoProvince
{
    private static readonly Lazy<Task<TestPlatform>> Started = new(StartAsync);

    public static Task<TestPlatform> StartedAsync() => Started.Value;

    /// <summary>
    /// Everybody with other pages than the rest: nobody, a citizen, and one officer of each role; of a commune first, for most work there.
    /// </summary>
    public static async Task<IReadOnlyList<string?>> PeopleAsync()
    {
        var platform = await StartedAsync();
        await using var scope = platform.NewScope();
        var accounts = await DemoAccounts.ListAsync(scope.ServiceProvider);
        return
        [
            null,
            .. accounts.GroupBy(account => account.Role)
                .Select(same => same.MinBy(account => (IsOfCommune(account) ? 0 : 1, account.UserName))!.UserName),
        ];
    }

    private static bool IsOfCommune(DemoAccount account) => account.UserName.EndsWith(".thoxuong", StringComparison.Ordinal);

    private static async Task<TestPlatform> StartAsync()
    {
        var platform = await TestPlatform.StartAsync(Databases.Sqlite);
        await using var scope = platform.NewScope();
        foreach (var data in scope.ServiceProvider.GetServices<IDemoData>())
        {
            await data.FillAsync(data.AtFirst, TextWriter.Null, CancellationToken.None);
        }

        return platform;
    }
}
