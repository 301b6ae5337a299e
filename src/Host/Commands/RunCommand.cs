using System.Diagnostics;
using Microsoft.AspNetCore.Connections;
using XaDienTu.Host.Watching;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Demo;
using XaDienTu.Kernel.Secrets;

namespace XaDienTu.Host.Commands;

/// <summary><c>run</c> starts the demo province; without a command the node serves as configured.</summary>
internal static partial class RunCommand
{
    private const string DefaultPort = "5080";

    public static Task<int> DemoAsync(string[] args)
    {
        var port = Usage.ValueOf(args, "--port") ?? DefaultPort;
        return StartAsync([.. args, "--urls", $"http://localhost:{port}", "--demo", "true"], DemoCommand.FillIfEmptyAsync);
    }

    public static Task<int> ServeAsync(string[] args) => StartAsync(args, _ => Task.CompletedTask);

    private static async Task<int> StartAsync(string[] args, Func<IServiceProvider, Task> fill)
    {
        var watch = Stopwatch.StartNew();
        OwnFolder.Keep();
        await using var app = Platform.Map(Platform.Build(args));
        if (StartChecks.FaultsOf(app) is { Count: > 0 } faults)
        {
            return Refuse(app, faults);
        }

        var settings = app.Services.GetRequiredService<Settings>();
        Say(app, $"Xã điện tử – dữ liệu: {settings.DataPath()}, tỉnh: {settings.Province}, cơ sở dữ liệu: {settings.Provider}");
        Say(app, "Đang chuẩn bị dữ liệu (lần đầu lâu hơn)…");
        try
        {
            await Platform.PrepareAsync(app, CancellationToken.None);
        }
        catch (EarlierDatabaseException refused)
        {
            return Refuse(app, [refused.Message]);
        }

        if (await StartChecks.RefusalAsync(app, CancellationToken.None) is { } refusal)
        {
            return Refuse(app, [refusal]);
        }

        await fill(app.Services);
        try
        {
            await app.StartAsync();
        }
        catch (IOException failure) when (failure.InnerException is AddressInUseException)
        {
            return Refuse(app,
            [
                $"Chương trình khác đang dùng địa chỉ {app.Configuration[WebHostDefaults.ServerUrlsKey]}.",
                "Dừng chương trình đó, hoặc chọn cổng khác, ví dụ: ./dev run --port 5090.",
            ]);
        }

        if (settings.Demo)
        {
            await PrintGuideAsync(app.Services);
        }

        Say(app, $"Sẵn sàng sau {watch.Elapsed.TotalSeconds:0.0} giây: {string.Join(" ", app.Urls)}  (API: /api, dừng: Ctrl+C)");
        await app.WaitForShutdownAsync();
        return 0;
    }

    private static int Refuse(WebApplication app, IReadOnlyList<string> faults)
    {
        Say(app, $"Không khởi động được. {string.Join(" ", faults)}");
        return Usage.Failed;
    }

    // Where every line of the output is JSON, these are too.
    private static void Say(WebApplication app, string sentence)
    {
        if (Logs.AreJson(app.Services.GetRequiredService<Settings>()))
        {
            LogSaid(app.Logger, sentence);
        }
        else
        {
            Console.WriteLine(sentence);
        }
    }

    [LoggerMessage(LogLevel.Information, "{Sentence}")]
    private static partial void LogSaid(ILogger log, string sentence);

    private static async Task PrintGuideAsync(IServiceProvider services)
    {
        Console.WriteLine();
        await using var scope = services.CreateAsyncScope();
        foreach (var guide in scope.ServiceProvider.GetServices<IDemoGuide>())
        {
            foreach (var line in await guide.LinesAsync(CancellationToken.None))
            {
                Console.WriteLine(line);
            }
        }

        Console.WriteLine($"Chế độ thử nới những điều mà vận hành thật từ chối: {string.Join("; ", StartChecks.Relaxed)}.");
        Console.WriteLine();
    }
}
