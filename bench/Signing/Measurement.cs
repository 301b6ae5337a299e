using System.Diagnostics;
using XaDienTu.Measuring;

namespace XaDienTu.Signing;

/// <summary>The same work over and over, one after the other, for some seconds.</summary>
internal sealed class Measurement(List<double> milliseconds, TimeSpan wall, TimeSpan cpu, int errors)
{
    private double PerSecond => (milliseconds.Count - errors) / wall.TotalSeconds;

    private double CpuMicros => cpu.TotalMicroseconds / milliseconds.Count;

    public static async Task<Measurement> TakeAsync(Func<Task<bool>> work, double seconds)
    {
        // The compiler of the runtime works in steps and on the same core: time for it to finish.
        await RunAsync(work, Math.Max(seconds, 3));
        return await RunAsync(work, seconds);
    }

    /// <summary>
    /// The ratio is work in a second of processor time, ours by the reference's: "openssl speed" counts processor time too, and a machine
    /// shared with others falsifies neither. The throughput is by the clock on the wall.
    /// </summary>
    public Row ToRow(string name, string reference, double perSecond)
    {
        var times = new Latencies(milliseconds);
        return new(
            name, PerSecond, times.Percentile(0.50), times.Percentile(0.95), times.Percentile(0.99), CpuMicros, errors, reference,
            1e6 / CpuMicros / perSecond);
    }

    private static async Task<Measurement> RunAsync(Func<Task<bool>> work, double seconds)
    {
        var taken = new List<double>();
        var errors = 0;
        var cpu = Environment.CpuUsage.TotalTime;
        var clock = Stopwatch.StartNew();
        for (var last = clock.Elapsed; clock.Elapsed.TotalSeconds < seconds; last = clock.Elapsed)
        {
            errors += await work() ? 0 : 1;
            taken.Add((clock.Elapsed - last).TotalMilliseconds);
        }

        return new Measurement(taken, clock.Elapsed, Environment.CpuUsage.TotalTime - cpu, errors);
    }
}
