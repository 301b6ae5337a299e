using System.Diagnostics;
using System.Globalization;
using XaDienTu.Load.Hosting;

namespace XaDienTu.Load.Growth;

/// <summary>
/// The bulk load: psql runs the files beside this one, two at a time. Rows first, without the indexes that only readers need; then the
/// indexes, each in one go.
/// </summary>
internal sealed class Grow(PostgresServer postgres, string database, bool lean)
{
    public async Task<TimeSpan> ToAsync(int cases)
    {
        var clock = Stopwatch.StartNew();
        await RunAsync("prepare.sql");
        var have = (await postgres.ReadAsync(database, "SELECT count(*) FROM cases_case", row => row.GetInt64(0))).Single();
        var missing = Math.Max(0, cases - have);
        await Task.WhenAll(LoadAsync(0), LoadAsync(1));
        await postgres.RunAsync(database, string.Create(CultureInfo.InvariantCulture, $"UPDATE bench.loaded SET next = next + {missing}"));
        Console.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"{missing} cases written in {clock.Elapsed.TotalSeconds:F0} s, indexes follow"));
        await Task.WhenAll(RunAsync("index.sql", "words=true"), RunAsync("index.sql", "words=false"));
        await RunAsync("settle.sql");
        return clock.Elapsed;

        Task LoadAsync(int half) => RunAsync(
            "load.sql", string.Create(CultureInfo.InvariantCulture, $"missing={missing}"),
            string.Create(CultureInfo.InvariantCulture, $"half={half}"), $"lean={(lean ? "true" : "false")}");
    }

    /// <summary>Takes out what was filed while the size was measured.</summary>
    public Task TakeOutFiledAsync() => RunAsync("take-out.sql");

    private async Task RunAsync(string file, params string[] variables)
    {
        string[] arguments =
        [
            "-q", "-v", "ON_ERROR_STOP=1", .. variables.SelectMany(variable => new[] { "-v", variable }), "-f",
            Path.Combine(AppContext.BaseDirectory, "Growth", file),
            "-h", postgres.Server.Host!, "-p", postgres.Server.Port.ToString(CultureInfo.InvariantCulture), "-U", postgres.Server.Username!,
            database,
        ];
        using var process =
            Process.Start(new ProcessStartInfo("psql", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{file} failed:\n{said[1]}");
        }
    }
}
