using System.Diagnostics;
using Microsoft.AspNetCore.Connections;
using XaDienTu.Accounts.Contracts;
using XaDienTu.Host.Watching;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Secrets;
using XaDienTu.Organizations.Contracts;
using XaDienTu.Signing.Contracts;

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
        if (StartChecks.FaultsOf(app.Services.GetRequiredService<Settings>(), app.Configuration) is { Count: > 0 } faults)
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
            await PrintAccountsAsync(app.Services);
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

    private static async Task PrintAccountsAsync(IServiceProvider services)
    {
        Console.WriteLine();
        Console.WriteLine("Tài khoản thử (chỉ dùng được ở chế độ thử):");
        await using var scope = services.CreateAsyncScope();
        var accounts = await DemoAccounts.ListAsync(scope.ServiceProvider);
        foreach (var account in accounts)
        {
            Console.WriteLine($"  {account.UserName,-26} {account.Password,-16} {account.Name} – {TitleOf(account)}");
        }

        if (accounts.Count > 0)
        {
            Console.WriteLine($"Mã PIN ký số của lãnh đạo và cán bộ một cửa: {DemoSigning.Pin}");
        }

        Console.WriteLine($"Chế độ thử nới những điều mà vận hành thật từ chối: {string.Join("; ", StartChecks.Relaxed)}.");
        Console.WriteLine();
    }

    private static string TitleOf(DemoAccount account) =>
        account.Role is { } role ? $"{role.Name()}, {account.Organization}: {UseOf(role)}" : "công dân: nộp và theo dõi hồ sơ của mình";

    /// <summary>What to try with the account.</summary>
    private static string UseOf(OfficerRole role) => role switch
    {
        OfficerRole.OneStopClerk => "tiếp nhận, xác minh công dân, trả kết quả",
        OfficerRole.AppraisingOfficer => "thẩm định, hỏi ý kiến, đính kèm kết quả",
        OfficerRole.HeadOfUnit => "duyệt kết quả thẩm định, trình lãnh đạo",
        OfficerRole.Leader => "ký số kết quả",
        OfficerRole.RecordsClerk => "đóng dấu, ký số của cơ quan",
        OfficerRole.AgencyAdministrator => "tài khoản, chức vụ, chứng thư của cơ quan",
        OfficerRole.SystemAdministrator => "tài khoản cả tỉnh, duyệt chứng thư",
        OfficerRole.BusinessAdministrator => "danh mục thủ tục",
        OfficerRole.Auditor => "nhật ký",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, null),
    };
}
