using XaDienTu.Kernel.Audit;
using XaDienTu.Kernel.Audit.Heads;
using XaDienTu.Kernel.Backups;
using XaDienTu.Kernel.Verifying;

namespace XaDienTu.Host.Commands;

/// <summary><c>verify [--backups DIR] [--heads DIR|FILE]</c>: looks at every row, file and trace, and says what is wrong; changes
/// nothing.</summary>
internal static class VerifyCommand
{
    public static async Task<int> RunAsync(string[] args)
    {
        await using var app = Platform.Build(args);
        var settings = app.Services.GetRequiredService<Settings>();
        Console.WriteLine($"Kiểm tra dữ liệu: {settings.DataPath()}, cơ sở dữ liệu: {settings.Provider}");
        await using var scope = app.Services.CreateAsyncScope();
        var verification = scope.ServiceProvider.GetRequiredService<Verification>();
        return await Keeping.TryAsync(stop => verification.RunAsync(HeadsOf(args), Console.Out, stop));
    }

    /// <summary>A copy elsewhere, and what Audit:Ship delivered, remember heads of the audit that nobody with this database alone can make
    /// again.</summary>
    private static IReadOnlyCollection<AuditHead> HeadsOf(string[] args) =>
    [
        .. Usage.ValueOf(args, "--backups") is { } backups ? [Restore.HeadOf(Path.GetFullPath(backups))] : Array.Empty<AuditHead>(),
        .. Usage.ValueOf(args, "--heads") is { } heads
            ? ShippedHead.Read(Path.GetFullPath(heads)).Select(head => new AuditHead(head.Number, head.Hash))
            : [],
    ];
}
