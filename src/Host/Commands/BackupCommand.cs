using XaDienTu.Kernel.Backups;

namespace XaDienTu.Host.Commands;

/// <summary><c>backup --to DIR</c>: copies database, files and keys while the platform runs.</summary>
internal static class BackupCommand
{
    public static async Task<int> RunAsync(string[] args)
    {
        var only = Usage.ValueOf(args, "--only");
        if (Usage.ValueOf(args, "--to") is not { } to || only is not (null or "files"))
        {
            Console.Error.WriteLine(
                "Cách dùng: backup --to THƯ_MỤC [--only files] [--kind physical|logical] [--secretsTo THƯ_MỤC] [--data …] [--provider … --connectionString …]");
            return Usage.Misused;
        }

        await using var app = Platform.Build(args);
        var settings = app.Services.GetRequiredService<Settings>();
        await using var scope = app.Services.CreateAsyncScope();
        var backup = scope.ServiceProvider.GetRequiredService<Backup>();
        return await Keeping.TryAsync(stop => only is null
            ? backup.RunAsync(Path.GetFullPath(to), settings.Provider, Usage.ValueOf(args, "--secretsTo"), Console.Out, stop)
            : backup.RunFilesAsync(Path.GetFullPath(to), Console.Out, stop));
    }
}
