using XaDienTu.Kernel.Backups;
using XaDienTu.Kernel.Verifying;

namespace XaDienTu.Host.Commands;

/// <summary><c>verify [--backups DIR]</c>: looks at every row, file and trace, and says what is wrong; changes nothing.</summary>
internal static class VerifyCommand
{
    public static async Task<int> RunAsync(string[] args)
    {
        await using var app = Platform.Build(args);
        var settings = app.Services.GetRequiredService<Settings>();
        Console.WriteLine($"Kiểm tra dữ liệu: {settings.DataPath()}, cơ sở dữ liệu: {settings.Provider}");
        await using var scope = app.Services.CreateAsyncScope();
        var verification = scope.ServiceProvider.GetRequiredService<Verification>();
        // A copy elsewhere remembers a head of the audit that nobody with this database alone can make again.
        var backups = Usage.ValueOf(args, "--backups");
        return await Keeping.TryAsync(stop => verification.RunAsync(backups is null ? null : Restore.HeadOf(Path.GetFullPath(backups)), Console.Out, stop));
    }
}
