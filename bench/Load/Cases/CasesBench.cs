using XaDienTu.Load.Directus;
using XaDienTu.Load.Driving;
using XaDienTu.Load.Hosting;
using XaDienTu.Measuring;

namespace XaDienTu.Load.Cases;

/// <summary>The main job under load: read, file, move on; each scenario beside its reference.</summary>
internal sealed class CasesBench(Options options, PostgresServer postgres, HostProcess host)
{
    private const string Database = "bench_cases";
    private const string HalfLoad = "file-case-half-load";

    // What each row is held against. The references themselves are rows too.
    private static readonly Dictionary<string, string> References = new()
    {
        ["file-case"] = "pgbench-file-case", [HalfLoad] = "file-case", ["advance-case"] = "healthz", ["worklist"] = "directus-list",
        ["tracking"] = "directus-read", ["procedure-search"] = "healthz", ["page"] = "healthz",
    };

    private static readonly string[] Order =
    [
        "file-case", HalfLoad, "advance-case", "worklist", "tracking", "procedure-search", "page",
        "healthz", "pgbench-file-case", "pgbench-worklist", "pgbench-tracking", "directus-create", "directus-list", "directus-read",
    ];

    private readonly Dictionary<string, Sample> samples = [];
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
        using var client = host.NewClient();
        using var program = await Session.ProgramAsync(host);
        var facts = await Facts.ReadAsync(postgres, Database);
        var pgbench = new Pgbench.Pgbench(postgres, Database, facts.Counters.Count);
        await pgbench.PrepareAsync(facts.Officers, facts.Known);
        var filing = await Filing.PrepareAsync(program, facts.Counters);

        // Readers come first: the filings of this run pile up on desks as no day's work does.
        await OnHostAsync(Reading.Nothing(client));
        await OnHostAsync(Reading.Page(client));
        await OnHostAsync(Reading.ProcedureSearch(client));
        await OnHostAsync((await Officers.SignInAsync(host, facts.Officers)).Worklist);
        await OnPgbenchAsync(pgbench, "pgbench-worklist", "worklist.sql");
        await OnHostAsync(Reading.Tracking(client, facts.Known));
        await OnPgbenchAsync(pgbench, "pgbench-tracking", "tracking.sql");
        await BesideDirectusAsync(facts);
        await OnHostAsync(filing.FileCase);
        await OnPgbenchAsync(pgbench, "pgbench-file-case", "file-case.sql");
        await HalfLoadAsync(filing.FileCase);
        await OnHostAsync(filing.AdvanceCase);
        return await ReportAsync(loadBefore);
    }

    private async Task OnHostAsync(Scenario scenario)
    {
        var meters = new Meters(() => host.Use.Cpu, () => postgres.Cpu);
        await TakeAsync(scenario.Name, () => ClosedLoop.MeasureAsync(scenario, options.Connections, Duration, meters));
    }

    private Task OnPgbenchAsync(Pgbench.Pgbench pgbench, string name, string script) =>
        TakeAsync(name, () => pgbench.MeasureAsync(script, options.Connections, options.Seconds));

    private async Task HalfLoadAsync(Scenario filing)
    {
        if (samples.TryGetValue(filing.Name, out var full) && full.PerSecond > 0)
        {
            var meters = new Meters(() => host.Use.Cpu, () => postgres.Cpu);
            await TakeAsync(HalfLoad, () => OpenLoop.MeasureAsync(filing, full.PerSecond / 2, Duration, meters));
        }
    }

    private async Task BesideDirectusAsync(Facts facts)
    {
        if (!options.WithPeer)
        {
            notes.Add("Directus was left out by --no-directus.");
            return;
        }

        try
        {
            using var server = await DirectusServer.StartAsync(postgres);
            var directus = await DirectusCases.PrepareAsync(server, facts.All);
            var meters = new Meters(() => server.Cpu, () => postgres.Cpu);
            foreach (var scenario in new[] { directus.List, directus.Read, directus.Create })
            {
                await TakeAsync(scenario.Name, () => ClosedLoop.MeasureAsync(scenario, options.Connections, Duration, meters));
            }
        }
        catch (InvalidOperationException failure)
        {
            notes.Add($"Directus {DirectusServer.Version} is not in this run: {failure.Message}");
            Console.WriteLine(notes[^1]);
        }
    }

    private TimeSpan Duration => TimeSpan.FromSeconds(options.Seconds);

    private async Task TakeAsync(string name, Func<Task<Sample>> measure)
    {
        if (options.Only.Count > 0 && !options.Only.Contains(name))
        {
            return;
        }

        await postgres.RunAsync("postgres", "CHECKPOINT");
        await postgres.RunAsync(Database, "VACUUM ANALYZE");
        var sample = await measure();
        samples[name] = sample;
        Console.WriteLine($"{name}: {sample.PerSecond:F0}/s, {sample.Errors} errors{(sample.FirstFault is { } fault ? $", first: {fault}" : "")}");
    }

    private async Task<int> ReportAsync(double loadBefore)
    {
        Row[] rows = [.. Order.Where(samples.ContainsKey).Select(ToRow)];
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
            postgresCpuMicrosPerRequest = samples.ToDictionary(pair => pair.Key, pair => Math.Round(pair.Value.PerRequest(pair.Value.PostgresCpu))),
            notes,
        };
        Console.WriteLine();
        Report.Print(rows);
        if (options.Markdown)
        {
            Console.WriteLine();
            Report.PrintMarkdown(rows);
            await Chart.SaveAsync("artifacts/bench/cases.svg", "Requests a second, two cores shared with the driver and PostgreSQL", [.. rows.Select(row => (row.Name, row.Throughput))]);
        }

        await Report.SaveAsync("cases", machine, rows);
        return rows.Sum(row => row.Errors) == 0 ? 0 : 1;
    }

    private Row ToRow(string name)
    {
        var reference = References.GetValueOrDefault(name, Row.Itself);
        var ratio = reference == Row.Itself ? 1
            : samples.TryGetValue(reference, out var against) && against.PerSecond > 0 ? samples[name].PerSecond / against.PerSecond
            : 0;
        return samples[name].ToRow(name, reference, ratio);
    }
}
