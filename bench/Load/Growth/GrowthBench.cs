using System.Globalization;
using XaDienTu.Load.Cases;
using XaDienTu.Load.Driving;
using XaDienTu.Load.Hosting;
using XaDienTu.Measuring;

namespace XaDienTu.Load.Growth;

/// <summary>
/// The same work on a province whose years go by: finished cases are multiplied in the database, what is open stays. Each size has a
/// database and a host of its own, and all are measured in turn, round after round: what else the machine does meanwhile touches them
/// alike. Each row is held against its own 95th percentile at the first size; nothing a person waits for may follow the years.
/// </summary>
internal sealed class GrowthBench(Options options, PostgresServer postgres, IReadOnlyList<GrownProvince> provinces)
{
    private const int Rounds = 3;
    private readonly Dictionary<string, List<Sample>> runs = [];

    public static async Task<int> RunAsync(Options options)
    {
        var load = Machine.Load;
        var postgres = await PostgresServer.FindAsync();
        var databases = new GrownDatabases(postgres, options);
        var sizes = options.Again ? await databases.FindAsync() : await databases.MakeAsync();
        var facts = await Facts.ReadAsync(postgres, GrownDatabases.NameOf(options.Sizes[0]));
        var provinces = new List<GrownProvince>();
        try
        {
            foreach (var size in options.Sizes)
            {
                provinces.Add(await GrownProvince.OpenAsync(postgres, databases, facts, size));
            }

            return await new GrowthBench(options, postgres, provinces).RunAsync(load, sizes);
        }
        finally
        {
            provinces.ForEach(province => province.Dispose());
        }
    }

    private async Task<int> RunAsync(double load, IReadOnlyList<Sizes> sizes)
    {
        // A host that has just started is slower for a while.
        await TakeAsync(TimeSpan.FromSeconds(options.Seconds / 2), (_, _, _) => { });
        for (var round = 1; round <= Rounds; round++)
        {
            Console.WriteLine($"round {round} of {Rounds}");
            await TakeAsync(TimeSpan.FromSeconds(options.Seconds / Rounds), Keep);
        }

        return await ReportAsync(load, sizes);
    }

    private async Task TakeAsync(TimeSpan duration, Action<GrownProvince, string, Sample> keep)
    {
        var names = provinces[0].Scenarios.Select(scenario => scenario.Name)
            .Where(name => options.Only.Count == 0 || options.Only.Contains(name));
        foreach (var name in names)
        {
            foreach (var province in provinces)
            {
                var meters = new Meters(() => province.Host.Use.Cpu, () => postgres.Cpu);
                var scenario = province.Scenarios.Single(candidate => candidate.Name == name);
                keep(province, name, await ClosedLoop.MeasureAsync(scenario, options.Connections, duration, meters));
            }
        }

        foreach (var province in provinces)
        {
            await province.TakeOutFiledAsync();
        }
    }

    private void Keep(GrownProvince province, string scenario, Sample sample)
    {
        var name = NameOf(scenario, province.Cases);
        if (!runs.TryGetValue(name, out var known))
        {
            runs[name] = known = [];
        }

        known.Add(sample);
        Console.WriteLine(
            $"{name}: p95 {sample.Times.Percentile(0.95):F1} ms, {sample.Errors} errors{(sample.FirstFault is { } fault ? $", first: {fault}" : "")}");
    }

    private async Task<int> ReportAsync(double load, IReadOnlyList<Sizes> sizes)
    {
        var samples = runs.ToDictionary(pair => pair.Key, pair => Sample.Of(pair.Value));
        Row[] rows = [.. samples.OrderBy(pair => pair.Key.Split(" at ")[0], StringComparer.Ordinal)
            .Select(pair => ToRow(samples, pair.Key, pair.Value))];
        var machine = new
        {
            cpu = Machine.Cpu,
            cores = Machine.Cores,
            system = Machine.System,
            runtime = Machine.Runtime,
            postgres = postgres.Version,
            loadBefore = load,
            options.Seconds,
            options.Connections,
            options.Lean,
            postgresCpuMicrosPerRequest =
                samples.ToDictionary(pair => pair.Key, pair => Math.Round(pair.Value.PerRequest(pair.Value.PostgresCpu))),
            sizes,
        };
        Report.Print(rows);
        if (options.Markdown)
        {
            Report.PrintMarkdown(rows);
        }

        await Report.SaveAsync("growth", machine, rows);
        return rows.Sum(row => row.Errors) == 0 ? 0 : 1;
    }

    private Row ToRow(Dictionary<string, Sample> samples, string name, Sample sample)
    {
        var first = NameOf(name.Split(" at ")[0], options.Sizes[0]);
        return sample.ToRow(
            name, first == name ? Row.Itself : "p95 of " + first, sample.Times.Percentile(0.95) / samples[first].Times.Percentile(0.95));
    }

    private static string NameOf(string scenario, int size) =>
        string.Create(CultureInfo.InvariantCulture, $"{scenario} at {size / 1000} thousand");
}
