using System.Diagnostics;
using System.Globalization;
using XaDienTu.Load.Driving;
using XaDienTu.Load.Hosting;
using XaDienTu.Measuring;

namespace XaDienTu.Load.Pgbench;

/// <summary>
/// The ceiling: PostgreSQL's own load generator sends the host's statements with the same concurrency to the same database, and nothing
/// stands between. The processor time in its rows is PostgreSQL's.
/// </summary>
internal sealed class Pgbench(PostgresServer postgres, string database, int counters)
{
    private static readonly string Program = Directory.GetDirectories("/usr/lib/postgresql")
        .Select(folder => Path.Combine(folder, "bin/pgbench")).Where(File.Exists).Order().LastOrDefault() ?? "pgbench";

    private int desks;
    private int known;

    /// <summary>Lays down which desks and codes the scripts draw from: those that the host was asked for.</summary>
    public async Task PrepareAsync(IReadOnlyList<string> officers, IReadOnlyList<(string Code, string IdNumber)> cases)
    {
        await postgres.RunAsync(
            database,
            $"""
            CREATE TABLE bench_desk AS SELECT row_number() OVER (ORDER BY desk)::int AS n, desk FROM (
              SELECT DISTINCT replace(p.organization_id::text, '-', '') || ':' || p.role AS desk
              FROM accounts_account a JOIN organizations_posts p ON p.officer_id = a.officer_id
              WHERE a.user_name IN ({string.Join(',', officers.Select(name => $"'{name}'"))})) AS held;
            CREATE TABLE bench_known AS SELECT row_number() OVER (ORDER BY code)::int AS n, code, id FROM cases_case
              WHERE code IN ({string.Join(',', cases.Select(row => $"'{row.Code}'"))});
            CREATE UNIQUE INDEX ON bench_desk (n); CREATE UNIQUE INDEX ON bench_known (n);
            """);
        desks = (await postgres.ReadAsync(database, "SELECT count(*)::int FROM bench_desk", row => row.GetInt32(0))).Single();
        known = (await postgres.ReadAsync(database, "SELECT count(*)::int FROM bench_known", row => row.GetInt32(0))).Single();
    }

    public async Task<Sample> MeasureAsync(string script, int clients, double seconds)
    {
        await RunAsync(script, clients, Math.Clamp(seconds / 2, 1, 10));
        var meters = new Meters(() => postgres.Cpu, () => postgres.Cpu);
        return await meters.TakeAsync(() => RunAsync(script, clients, seconds));
    }

    private async Task<(List<double> Times, List<string> Faults, TimeSpan Wall)> RunAsync(string script, int clients, double seconds)
    {
        var logs = Directory.CreateTempSubdirectory("xdt-pgbench-");
        try
        {
            var whole = (int)Math.Ceiling(seconds);
            string[] arguments =
            [
                "-n", "-M", "prepared", "-c", Text(clients), "-j", Text(Math.Min(clients, 2)), "-T", Text(whole), "-l", "--log-prefix",
                Path.Combine(logs.FullName, "log"),
                "-D", "n=0", "-D", $"counters={counters}", "-D", $"desks={desks}", "-D", $"known={known}",
                "-f", Path.Combine(AppContext.BaseDirectory, "Pgbench", script),
                "-h", postgres.Server.Host!, "-p", Text(postgres.Server.Port), "-U", postgres.Server.Username!, database,
            ];
            using var process =
                Process.Start(new ProcessStartInfo(Program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var complaints = process.StandardError.ReadToEndAsync();
            await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            // A line for each transaction: client, number, microseconds, …; a client with an error stops and the exit code tells.
            var times = logs.EnumerateFiles().SelectMany(log => File.ReadLines(log.FullName))
                .Select(line => double.Parse(line.Split(' ')[2], CultureInfo.InvariantCulture) / 1000).ToList();
            List<string> faults = process.ExitCode == 0
                ? []
                : [(await complaints).Split('\n').FirstOrDefault(line => line.Contains("ERROR", StringComparison.Ordinal))
                    ?? "pgbench stopped"];
            return (times, faults, TimeSpan.FromSeconds(whole));
        }
        finally
        {
            logs.Delete(recursive: true);
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
