using XaDienTu.Measuring;

namespace XaDienTu.Load.Driving;

/// <summary>What a run of one scenario took.</summary>
/// <param name="Done">All requests that got an answer, right or wrong.</param>
internal sealed record Sample(
    Latencies Times, int Done, int Errors, string? FirstFault, TimeSpan Wall, TimeSpan ServerCpu, TimeSpan PostgresCpu)
{
    public double PerSecond => Math.Max(0, Done - Errors) / Wall.TotalSeconds;

    public Row ToRow(string name, string reference, double ratio) => new(
        name, PerSecond, Times.Percentile(0.50), Times.Percentile(0.95), Times.Percentile(0.99), PerRequest(ServerCpu), Errors,
        reference, ratio);

    /// <summary>Several runs of the same scenario as one.</summary>
    public static Sample Of(IReadOnlyList<Sample> runs) => new(
        Latencies.Of(runs.Select(run => run.Times)),
        runs.Sum(run => run.Done),
        runs.Sum(run => run.Errors),
        runs.Select(run => run.FirstFault).FirstOrDefault(fault => fault is not null),
        Sum(runs, run => run.Wall),
        Sum(runs, run => run.ServerCpu),
        Sum(runs, run => run.PostgresCpu));

    public double PerRequest(TimeSpan cpu) => Done == 0 ? 0 : cpu.TotalMicroseconds / Done;

    private static TimeSpan Sum(IEnumerable<Sample> runs, Func<Sample, TimeSpan> part) =>
        runs.Aggregate(TimeSpan.Zero, (sum, run) => sum + part(run));
}

/// <summary>Whose processor time is counted while a scenario runs.</summary>
internal sealed record Meters(Func<TimeSpan> ServerCpu, Func<TimeSpan> PostgresCpu)
{
    public async Task<Sample> TakeAsync(Func<Task<(List<double> Times, List<string> Faults, TimeSpan Wall)>> run)
    {
        var (server, postgres) = (ServerCpu(), PostgresCpu());
        var (times, faults, wall) = await run();
        return new Sample(
            new Latencies(times), times.Count, faults.Count, faults.FirstOrDefault(), wall, ServerCpu() - server, PostgresCpu() - postgres);
    }
}
