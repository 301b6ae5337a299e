using System.Globalization;
using System.Text.RegularExpressions;
using XaDienTu.Kernel.Backups;
using XaDienTu.Kernel.Time;

namespace XaDienTu.Host.Commands;

/// <summary><c>restore --from DIR --data NEWDIR</c>: brings a copy back where nothing is yet, and verifies it.</summary>
internal static partial class RestoreCommand
{
    public static async Task<int> RunAsync(string[] args)
    {
        var until = Usage.ValueOf(args, "--until");
        if (Usage.ValueOf(args, "--from") is not { } from || Usage.ValueOf(args, "--data") is not { } data
            || !TryRead(until, out var latest))
        {
            Console.Error.WriteLine(
                "Cách dùng: restore --from THƯ_MỤC --data THƯ_MỤC_MỚI [--until \"2026-11-22 20:00\"] [--secretsFrom …] [--filesFrom …] [--provider … --connectionString …]");
            return Usage.Misused;
        }

        await using var app = Platform.Build(args);
        var settings = app.Services.GetRequiredService<Settings>();
        return await Keeping.TryAsync(async stop =>
        {
            var copy = Restore.Choose(Path.TrimEndingDirectorySeparator(Path.GetFullPath(from)), latest);
            await using var scope = app.Services.CreateAsyncScope();
            var restore = scope.ServiceProvider.GetRequiredService<Restore>();
            var done = await restore.RunAsync(
                copy, settings.Provider, Path.GetFullPath(data), Usage.ValueOf(args, "--secretsFrom"), Usage.ValueOf(args, "--filesFrom"),
                Console.Out, stop);
            Console.WriteLine(done
                ? $"Đã khôi phục. Khởi động: XaDienTu.Host --data {data} --provider {settings.Provider}{(settings.ConnectionString is null ? "" : " --connectionString …")}"
                : "Khôi phục chưa trọn vẹn: xem các dòng ✗ ở trên trước khi cho người dùng vào.");
            return done;
        });
    }

    /// <summary>Without a zone the time is Vietnam's, as on the wall of the room.</summary>
    private static bool TryRead(string? text, out DateTimeOffset? instant)
    {
        instant = null;
        if (text is null)
        {
            return true;
        }

        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var read))
        {
            return false;
        }

        instant = Zone().IsMatch(text) ? read : new DateTimeOffset(read.DateTime, VietnamTime.Offset);
        return true;
    }

    [GeneratedRegex(@":\d\d.*(Z|[+-]\d\d(:?\d\d)?)$")]
    private static partial Regex Zone();
}
