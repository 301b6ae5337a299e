using System.Globalization;
using XaDienTu.Accounts.Contracts;
using XaDienTu.Cases.Contracts;
using XaDienTu.Organizations.Contracts;

namespace XaDienTu.Host.Commands;

/// <summary><c>demo [--cases N]</c>: fills a data folder with invented cases.</summary>
internal static class DemoCommand
{
    private const int DefaultCases = 2_000;
    private const int FirstCases = 600;
    private const int MostCases = 1_000_000;

    public static async Task<int> RunAsync(string[] args)
    {
        var wanted = Usage.ValueOf(args, "--cases");
        if (!int.TryParse(wanted ?? DefaultCases.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture, out var count)
            || count is < 1 or > MostCases)
        {
            Console.Error.WriteLine($"--cases nhận số từ 1 đến {MostCases}, không phải “{wanted}”.");
            return Usage.Misused;
        }

        await using var app = Platform.Build([.. args, "--demo", "true"]);
        await Platform.PrepareAsync(app, CancellationToken.None);
        return await FillAsync(app.Services, count, Console.Out);
    }

    /// <summary>A first look at an empty province teaches nothing: a new demonstration starts with some cases under way.</summary>
    public static async Task FillIfEmptyAsync(IServiceProvider services)
    {
        if (await CasesCommands.IsEmptyAsync(services, CancellationToken.None))
        {
            await FillAsync(services, FirstCases, TextWriter.Null);
        }
    }

    private static async Task<int> FillAsync(IServiceProvider services, int count, TextWriter output)
    {
        await using var scope = services.CreateAsyncScope();
        var tree = await scope.ServiceProvider.GetRequiredService<IOrganizationDirectory>().GetAsync(CancellationToken.None);
        var busy = DemoAccounts.Places(tree, services.GetRequiredService<TimeProvider>());
        return await CasesCommands.GenerateDemoAsync(services, count, busy, output, CancellationToken.None);
    }
}
