using System.Diagnostics;
using System.Globalization;
using XaDienTu.Load.Hosting;

namespace XaDienTu.Load.Growth;

/// <summary>Runs the bulk load beside it (<c>grow.sql</c>) by psql.</summary>
internal static class Grow
{
    public static async Task<TimeSpan> ToAsync(PostgresServer postgres, string database, int cases)
    {
        var clock = Stopwatch.StartNew();
        string[] arguments =
        [
            "-q", "-v", "ON_ERROR_STOP=1", "-v", string.Create(CultureInfo.InvariantCulture, $"wanted={cases}"), "-f", Path.Combine(AppContext.BaseDirectory, "Growth", "grow.sql"),
            "-h", postgres.Server.Host!, "-p", postgres.Server.Port.ToString(CultureInfo.InvariantCulture), "-U", postgres.Server.Username!, database,
        ];
        using var process = Process.Start(new ProcessStartInfo("psql", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? clock.Elapsed : throw new InvalidOperationException($"The bulk load failed:\n{said[1]}");
    }
}
