using XaDienTu.Kernel;
using XaDienTu.Kernel.Data;

namespace XaDienTu.Host;

/// <summary>What a node refuses to start on. A demonstration's keys, PINs and passwords stand in its documentation: nothing of it may serve
/// in earnest.</summary>
internal static class StartChecks
{
    private const string Demonstration = "platform.demo";
    private const string Earnest = "platform.earnest";

    /// <summary>Demonstrations of versions before this check left this behind.</summary>
    private const string DemoKeys = "signing.demo";

    /// <summary>What is wrong with the settings, in the operator's language; empty when nothing is.</summary>
    public static IReadOnlyList<string> FaultsOf(WebApplication app) => app.Services.GetRequiredService<Settings>().Demo
        ? []
        : [.. app.Services.GetServices<IModule>().SelectMany(module => module.FaultsOf(app.Configuration))];

    /// <summary>Marks the data with how it is used, and says why it cannot be used that way; null when it can.</summary>
    public static async Task<string?> RefusalAsync(WebApplication app, CancellationToken cancellation)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var seeds = scope.ServiceProvider.GetRequiredService<Seeds>();
        var isDemo = app.Services.GetRequiredService<Settings>().Demo;
        var wasDemo = await seeds.IsLoadedAsync(Demonstration, "1", cancellation) || await seeds.IsLoadedAsync(DemoKeys, "1", cancellation);
        if (!isDemo && wasDemo)
        {
            return "Dữ liệu này từng chạy ở chế độ thử: khoá ký, mã PIN và mật khẩu của nó ai cũng biết. Bắt đầu với thư mục dữ liệu và cơ sở dữ liệu mới.";
        }

        if (isDemo && await seeds.IsLoadedAsync(Earnest, "1", cancellation))
        {
            return "Dữ liệu này là dữ liệu thật: chế độ thử mở tài khoản có mật khẩu ai cũng biết. Bỏ --demo, hoặc chỉ --data tới thư mục khác.";
        }

        await seeds.LoadOnceAsync(isDemo ? Demonstration : Earnest, "1", () => Task.CompletedTask, cancellation);
        return null;
    }

    /// <summary>What a demonstration lets pass, for the start to say.</summary>
    public static IReadOnlyList<string> Relaxed { get; } =
    [
        "http không mã hoá, cookie không bắt buộc Secure",
        "tài khoản, mật khẩu và mã PIN công khai",
        "quản trị và cán bộ không bắt buộc xác thực hai bước",
        "không cần Accounts:Issuer và Signing:PublicAddress",
    ];
}
