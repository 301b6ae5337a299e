using System.Globalization;
using XaDienTu.Kernel.Demo;

namespace XaDienTu.Host.Commands;

/// <summary><c>demo [--cases N]</c>: fills a data folder with invented work of each module; amounts only of those that are named, or the
/// usual one of all.</summary>
internal static class DemoCommand
{
    public static async Task<int> RunAsync(string[] args)
    {
        await using var app = Platform.Build([.. args, "--demo", "true"]);
        await using var scope = app.Services.CreateAsyncScope();
        var all = scope.ServiceProvider.GetServices<IDemoData>().ToList();
        var named = all.Where(data => Usage.ValueOf(args, $"--{data.Option}") is not null).ToList();
        var wanted = new List<(IDemoData Data, int Count)>();
        foreach (var data in named.Count > 0 ? named : all)
        {
            var amount = Usage.ValueOf(args, $"--{data.Option}") ?? data.Usual.ToString(CultureInfo.InvariantCulture);
            if (!int.TryParse(amount, CultureInfo.InvariantCulture, out var count) || count < 1 || count > data.Most)
            {
                Console.Error.WriteLine($"--{data.Option} nhận số từ 1 đến {data.Most}, không phải “{amount}”.");
                return Usage.Misused;
            }

            wanted.Add((data, count));
        }

        await Platform.PrepareAsync(app, CancellationToken.None);
        foreach (var (data, count) in wanted)
        {
            await data.FillAsync(count, Console.Out, CancellationToken.None);
        }

        return 0;
    }

    /// <summary>A first look at an empty province teaches nothing: a new demonstration starts with some work under way.</summary>
    public static async Task FillIfEmptyAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        foreach (var data in scope.ServiceProvider.GetServices<IDemoData>())
        {
            if (await data.IsEmptyAsync(CancellationToken.None))
            {
                await data.FillAsync(data.AtFirst, TextWriter.Null, CancellationToken.None);
            }
        }
    }
}
