using System.Globalization;
using XaDienTu.Load.Directus;
using XaDienTu.Load.Driving;
using XaDienTu.Load.Hosting;
using XaDienTu.Measuring;

namespace XaDienTu.Load.Cases;

/// <summary>
/// The main job under load: read, file, move on. All scenarios and their references take turns, round after round: what else the machine
/// does meanwhile touches both sides of a ratio.
/// </summary>
internal sealed class CasesBench(Options options, PostgresServer postgres, HostProcess host)
{
    private const string Database = "bench_cases";
    private const string HalfLoad = "file-case-half-load";
    private const int Rounds = 3;

    // What each row is held against. The references themselves are rows too.
    private static readonly Dictionary<string, string> References = new()
    {
        ["file-case"] = "pgbench-file-case", [HalfLoad] = "file-case", ["advance-case"] = "healthz", ["worklist"] = "directus-list",
        ["worklist-data"] = "directus-list", ["tracking"] = "directus-read", ["procedure-search"] = "healthz", ["page"] = "healthz",
    };

    private static readonly string[] Order =
    [
        "file-case", HalfLoad, "advance-case", "worklist", "worklist-data", "tracking", "procedure-search", "page",
        "healthz", "pgbench-file-case", "pgbench-worklist", "pgbench-tracking", "directus-create", "directus-list", "directus-read",
    ];

    private readonly Dictionary<string, List<Sample>> runs = [];
    private readonly List<string> notes = [];

    public static async Task<int> RunAsync(Options options)
    {
        var postgres = await PostgresServer.FindAsync();
        // A database of an earlier run belongs to the secrets of a data folder that is gone.
        await postgres.RunAsync("postgres", $"DROP DATABASE IF EXISTS {Database} WITH (FORCE)");
        var load = Machine.Load;
        using var host = await HostProcess.StartAsync(postgres.ConnectionString(Database), options.Cases);
        return await new CasesBench(options, postgres, host).RunAsync(load);
    }

    private async Task<int> RunAsync(double loadBefore)
    {
        var facts = await Facts.ReadAsync(postgres, Database);
        var pgbench = new Pgbench.Pgbench(postgres, Database, facts.Counters.Count);
        await pgbench.PrepareAsync(facts.Officers, facts.Known);
        using var peer = await StartPeerAsync(facts);
        // The first turn warms up: the runtimes of both sides compile hot code anew for a while.
        await RoundAsync(facts, pgbench, peer, options.Seconds / 2, (_, _) => { });
        for (var round = 1; round <= Rounds; round++)
        {
            Console.WriteLine($"round {round} of {Rounds}");
            await RoundAsync(facts, pgbench, peer, options.Seconds / Rounds, Keep);
        }

        return await ReportAsync(loadBefore);
    }

    private async Task RoundAsync(Facts facts, Pgbench.Pgbench pgbench, Peer? peer, double seconds, Action<string, Sample> keep)
    {
        var duration = TimeSpan.FromSeconds(seconds);
        var started = TimeProvider.System.GetUtcNow();
        using var client = host.NewClient();
        using var program = await Session.ProgramAsync(host);
        var filing = await Filing.PrepareAsync(program, facts.Counters);
        var officers = await Officers.SignInAsync(host, facts.Officers);

        // Readers come first: the filings of a round pile up on desks as no day's work does.
        await OnHostAsync(Reading.Nothing(client));
        await OnHostAsync(Reading.Page(client));
        await OnHostAsync(Reading.ProcedureSearch(client));
        await OnHostAsync(officers.Worklist);
        await OnHostAsync(Reading.WorklistData(program, facts.Counters));
        await OnPeerAsync(peer?.Cases.List);
        await OnPgbenchAsync("pgbench-worklist", "worklist.sql");
        await OnHostAsync(Reading.Tracking(client, facts.Known));
        await OnPeerAsync(peer?.Cases.Read);
        await OnPgbenchAsync("pgbench-tracking", "tracking.sql");
        await OnPeerAsync(peer?.Cases.Create);
        var filed = await OnHostAsync(filing.FileCase);
        await OnPgbenchAsync("pgbench-file-case", "file-case.sql");
        if (filed is { PerSecond: > 0 })
        {
            await TakeAsync(HalfLoad, () => OpenLoop.MeasureAsync(filing.FileCase, filed.PerSecond / 2, duration, HostMeters), keep);
        }

        await OnHostAsync(filing.AdvanceCase);
        await postgres.RunAsync(
            Database, string.Create(CultureInfo.InvariantCulture, $"DELETE FROM cases_case WHERE submitted_at >= '{started:O}'"));

        Task<Sample?> OnHostAsync(Scenario scenario) =>
            TakeAsync(scenario.Name, () => ClosedLoop.MeasureAsync(scenario, options.Connections, duration, HostMeters), keep);

        Task OnPgbenchAsync(string name, string script) =>
            TakeAsync(name, () => pgbench.MeasureAsync(script, options.Connections, seconds), keep);

        Task OnPeerAsync(Scenario? scenario) => scenario is null
            ? Task.CompletedTask
            : TakeAsync(scenario.Name, () => ClosedLoop.MeasureAsync(
                scenario, options.Connections, duration, new Meters(() => peer!.Server.Cpu, () => postgres.Cpu)), keep);
    }

    private Meters HostMeters => new(() => host.Use.Cpu, () => postgres.Cpu);

    private async Task<Sample?> TakeAsync(string name, Func<Task<Sample>> measure, Action<string, Sample> keep)
    {
        if (options.Only.Count > 0 && !options.Only.Contains(name))
        {
            return null;
        }

        await postgres.RunAsync("postgres", "CHECKPOINT");
        await postgres.RunAsync(Database, "VACUUM ANALYZE");
        var sample = await measure();
        keep(name, sample);
        return sample;
    }

    private void Keep(string name, Sample sample)
    {
        if (!runs.TryGetValue(name, out var known))
        {
            runs[name] = known = [];
        }

        known.Add(sample);
        Console.WriteLine(
            $"{name}: {sample.PerSecond:F0}/s, {sample.Errors} errors{(sample.FirstFault is { } fault ? $", first: {fault}" : "")}");
    }

    private async Task<Peer?> StartPeerAsync(Facts facts)
    {
        if (!options.WithPeer)
        {
            notes.Add("Directus was left out by --no-directus.");
            return null;
        }

        DirectusServer? server = null;
        try
        {
            server = await DirectusServer.StartAsync(postgres);
            return new Peer(server, await DirectusCases.PrepareAsync(server, facts.All));
        }
        catch (InvalidOperationException failure)
        {
            server?.Dispose();
            notes.Add($"Directus {DirectusServer.Version} is not in this run: {failure.Message}");
            Console.WriteLine(notes[^1]);
            return null;
        }
    }

    private async Task<int> ReportAsync(double loadBefore)
    {
        var samples = runs.ToDictionary(pair => pair.Key, pair => Sample.Of(pair.Value));
        Row[] rows = [.. Order.Where(samples.ContainsKey).Select(name => ToRow(samples, name))];
        if (samples.TryGetValue("file-case", out var filed) && samples.TryGetValue("directus-create", out var created))
        {
            notes.Add($"file-case is {filed.PerSecond / created.PerSecond:F1} × directus-create.");
        }

        var machine = new
        {
            cpu = Machine.Cpu,
            cores = Machine.Cores,
            system = Machine.System,
            runtime = Machine.Runtime,
            postgres = postgres.Version,
            directus = samples.ContainsKey("directus-list") ? DirectusServer.Version : null,
            loadBefore,
            options.Seconds,
            options.Connections,
            options.Cases,
            hostPeakMegabytes = host.Use.PeakBytes / 1024 / 1024,
            postgresCpuMicrosPerRequest =
                samples.ToDictionary(pair => pair.Key, pair => Math.Round(pair.Value.PerRequest(pair.Value.PostgresCpu))),
            notes,
        };
        Console.WriteLine();
        Report.Print(rows);
        if (options.Markdown)
        {
            Console.WriteLine();
            Report.PrintMarkdown(rows);
            await Chart.SaveAsync("artifacts/bench/cases.svg", "Requests a second, two cores shared with the driver and PostgreSQL",
                [.. rows.Select(row => (row.Name, row.Throughput))]);
        }

        await Report.SaveAsync("cases", machine, rows);
        return rows.Sum(row => row.Errors) == 0 ? 0 : 1;
    }

    private static Row ToRow(Dictionary<string, Sample> samples, string name)
    {
        var reference = References.GetValueOrDefault(name, Row.Itself);
        var ratio = reference == Row.Itself ? 1
            : samples.TryGetValue(reference, out var against) && against.PerSecond > 0 ? samples[name].PerSecond / against.PerSecond
            : 0;
        return samples[name].ToRow(name, reference, ratio);
    }

    /// <summary>Directus with the same register.</summary>
    private sealed record Peer(DirectusServer Server, DirectusCases Cases) : IDisposable
    {
        public void Dispose() => Server.Dispose();
    }
}
