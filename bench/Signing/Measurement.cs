using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace XaDienTu.Signing;

/// <summary>
/// One line of the answer. The ratio is work in a second of processor time, ours by the reference's: "openssl speed" counts processor
/// time too, and a machine shared with others falsifies neither. The throughput is by the clock on the wall.
/// </summary>
internal sealed record Row(
    string Name, double Throughput, double P50Ms, double P95Ms, double P99Ms, double CpuMicrosPerRequest, int Errors, string Reference, double Ratio)
{
    public static Row Of(string name, Measurement taken, string reference, double perSecond) => new(
        name, taken.PerSecond, taken.Percentile(0.50), taken.Percentile(0.95), taken.Percentile(0.99), taken.CpuMicros, taken.Errors, reference,
        1e6 / taken.CpuMicros / perSecond);
}

/// <summary>The same work over and over, one after the other, for some seconds.</summary>
internal sealed class Measurement(List<double> milliseconds, TimeSpan wall, TimeSpan cpu, int errors)
{
    public static JsonSerializerOptions Json { get; } =
        new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public double PerSecond => (milliseconds.Count - errors) / wall.TotalSeconds;

    public double CpuMicros => cpu.TotalMicroseconds / milliseconds.Count;

    public int Errors => errors;

    public static async Task<Measurement> TakeAsync(Func<Task<bool>> work, double seconds)
    {
        // The compiler of the runtime works in steps and on the same core: time for it to finish.
        await RunAsync(work, Math.Max(seconds, 3));
        return await RunAsync(work, seconds);
    }

    public double Percentile(double part) => milliseconds.Order().ElementAt((int)(part * (milliseconds.Count - 1)));

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
