using System.Diagnostics;
using XaDienTu.Measuring;
using XaDienTu.Signatures.Validation;

namespace XaDienTu.Signing;

/// <summary>What judging one large or hostile file costs: one after the other, each some times, the dearest counts.</summary>
internal static class WorstCases
{
    private const int Times = 3;

    /// <summary>One second of processor time is what a file may cost.</summary>
    private const string Aim = "aim: 1 s of CPU";

    public static async Task<IReadOnlyList<Row>> MeasureAsync(Workload work, string? only)
    {
        (string Name, Func<Task<byte[]>> Make, bool IsGood)[] all =
        [
            ("validate, 8 MB of scans, signed twice", () => work.SignTwiceAsync(LargeFiles.Scans()), true),
            ("validate, 8 MB of 60,000 objects, signed twice", () => work.SignTwiceAsync(LargeFiles.ManyObjects(packed: false)), true),
            ("validate, 8 MB of 60,000 objects in streams, signed twice",
                () => work.SignTwiceAsync(LargeFiles.ManyObjects(packed: true)), true),
            ("validate, 60,000 objects, 30,000 of them written anew between two signatures",
                () => work.SignTwiceAsync(LargeFiles.ManyObjects(packed: false), LargeFiles.Updated), false),
            .. HostileFiles.All.Select(file => ($"hostile: {file.Name}", (Func<Task<byte[]>>)(() => Task.FromResult(file.Make())), false)),
        ];
        // The compiler of the runtime is no part of what a file costs.
        var warm = await work.TwoPagesAsync();
        for (var time = 0; time < 200; time++)
        {
            await work.ReportAsync(warm, default);
        }

        var rows = new List<Row>();
        foreach (var (name, make, isGood) in all.Where(one => only is null || one.Name.Contains(only, StringComparison.Ordinal)))
        {
            rows.Add(await MeasureAsync(work, name, await make(), isGood));
        }

        return rows;
    }

    private static async Task<Row> MeasureAsync(Workload work, string name, byte[] file, bool isGood)
    {
        var (wall, cpu, errors, allocated) = (new List<double>(), TimeSpan.Zero, 0, 0L);
        var verdict = "";
        for (var time = 0; time < Times && cpu.TotalSeconds < 5; time++)
        {
            GC.Collect();
            var (clock, before, bytes) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes());
            using var bound = new CancellationTokenSource(TimeSpan.FromSeconds(60));
            try
            {
                var report = await work.ReportAsync(file, bound.Token);
                errors += isGood == report.Verdict is Verdict.Valid ? 0 : 1;
                verdict = $"{report.Verdict} {string.Join(' ', report.Signatures.SelectMany(check => check.Reasons).Distinct().Take(4))}";
            }
            catch (OperationCanceledException)
            {
                errors++;
                verdict = "not finished";
            }

            var taken = Environment.CpuUsage.TotalTime - before;
            cpu = taken > cpu ? taken : cpu;
            allocated = Math.Max(allocated, GC.GetTotalAllocatedBytes() - bytes);
            wall.Add(clock.Elapsed.TotalMilliseconds);
        }

        var times = new Latencies(wall);
        Console.WriteLine($"{name}: {file.Length / 1e6:F1} MB, {cpu.TotalSeconds:F2} s, {allocated / 1_000_000} MB allocated, {verdict}");
        return new Row(name, 1000 / times.Percentile(0.50), times.Percentile(0.50), times.Percentile(0.95), times.Percentile(0.99),
            cpu.TotalMicroseconds, errors, Aim, cpu.TotalSeconds);
    }
}
