using System.Globalization;
using XaDienTu.Load.Cases;
using XaDienTu.Load.Driving;
using XaDienTu.Load.Hosting;
using XaDienTu.Measuring;

namespace XaDienTu.Load.Growth;

/// <summary>
/// The same work on a province whose years go by: finished cases are multiplied in the database, what is open stays. Each row is held
/// against its own 95th percentile at the first size; nothing a person waits for may follow the years.
/// </summary>
internal sealed class GrowthBench(Options options, PostgresServer postgres, HostProcess host)
{
    private const string Database = "bench_growth";

    private readonly Dictionary<string, Sample> samples = [];
    private readonly List<Sizes> sizes = [];

    public static async Task<int> RunAsync(Options options)
    {
        var postgres = await PostgresServer.FindAsync();
        await postgres.RunAsync("postgres", $"DROP DATABASE IF EXISTS {Database} WITH (FORCE)");
        using var host = await HostProcess.StartAsync(postgres.ConnectionString(Database), options.Cases);
        return await new GrowthBench(options, postgres, host).RunAsync();
    }

    private async Task<int> RunAsync()
    {
        var load = Machine.Load;
        var facts = await Facts.ReadAsync(postgres, Database);
        using var client = host.NewClient();
        var grow = new Grow(postgres, Database, options.Lean);
        foreach (var size in options.Sizes)
        {
            var took = await grow.ToAsync(size);
            sizes.Add(await Sizes.ReadAsync(postgres, Database, took));
            Console.WriteLine(sizes[^1]);
            // Signed in anew: the load to ten million takes longer than a session lives.
            using var program = await Session.ProgramAsync(host);
            var filing = await Filing.PrepareAsync(program, facts.Counters);
            var officers = await Officers.SignInAsync(host, facts.Officers);
            var known = await KnownCases.ReadAsync(postgres, Database, facts.Officers, size);
            var search = new Searching(officers, known);
            Scenario[] scenarios = [officers.Worklist, officers.Figures, .. search.All, Reading.Tracking(client, known.Anywhere), filing.FileCase];
            if (size == options.Sizes[0])
            {
                await WarmUpAsync(scenarios);
                await grow.TakeOutFiledAsync();
            }

            foreach (var scenario in scenarios)
            {
                await TakeAsync(scenario, size);
            }
        }

        return await ReportAsync(load);
    }

    /// <summary>A host that has just started is slower for a while, which would make every later size look good.</summary>
    private async Task WarmUpAsync(Scenario[] scenarios)
    {
        foreach (var scenario in scenarios)
        {
            await ClosedLoop.MeasureAsync(scenario, options.Connections, TimeSpan.FromSeconds(options.Seconds / 2), new Meters(() => host.Use.Cpu, () => postgres.Cpu));
        }
    }

    private async Task TakeAsync(Scenario scenario, int size)
    {
        var meters = new Meters(() => host.Use.Cpu, () => postgres.Cpu);
        var sample = await ClosedLoop.MeasureAsync(scenario, options.Connections, TimeSpan.FromSeconds(options.Seconds), meters);
        samples[NameOf(scenario.Name, size)] = sample;
        Console.WriteLine($"{NameOf(scenario.Name, size)}: p95 {sample.Times.Percentile(0.95):F1} ms, {sample.Errors} errors{(sample.FirstFault is { } fault ? $", first: {fault}" : "")}");
    }

    private async Task<int> ReportAsync(double load)
    {
        Row[] rows = [.. samples.OrderBy(pair => pair.Key.Split(" at ")[0], StringComparer.Ordinal).Select(pair => ToRow(pair.Key, pair.Value))];
        var machine = new { cpu = Machine.Cpu, cores = Machine.Cores, system = Machine.System, runtime = Machine.Runtime, postgres = postgres.Version, loadBefore = load, options.Seconds, options.Connections, options.Lean, sizes };
        Report.Print(rows);
        if (options.Markdown)
        {
            Report.PrintMarkdown(rows);
        }

        await Report.SaveAsync("growth", machine, rows);
        return rows.Sum(row => row.Errors) == 0 ? 0 : 1;
    }

    private Row ToRow(string name, Sample sample)
    {
        var first = NameOf(name.Split(" at ")[0], options.Sizes[0]);
        return sample.ToRow(name, first == name ? Row.Itself : "p95 of " + first, sample.Times.Percentile(0.95) / samples[first].Times.Percentile(0.95));
    }

    private static string NameOf(string scenario, int size) => string.Create(CultureInfo.InvariantCulture, $"{scenario} at {size / 1000} thousand");
}
