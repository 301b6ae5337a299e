using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using XaDienTu.Signing;

// Signatures and validations a second on one core, beside what OpenSSL does on the same core in the same run.
var seconds = args is ["--seconds", var text] && double.TryParse(text, CultureInfo.InvariantCulture, out var given) ? given : 5;
if (OperatingSystem.IsLinux())
{
    // Children inherit it: both sides have the same core.
    Process.GetCurrentProcess().ProcessorAffinity = 1;
}

using var work = await Workload.CreateAsync();
var before = OpenSsl.Speed(seconds / 2);
var sign = await Measurement.TakeAsync(work.SignAsync, seconds);
var signShown = await Measurement.TakeAsync(work.SignShownAsync, seconds);
var validate = await Measurement.TakeAsync(work.ValidateAsync, seconds);
var after = OpenSsl.Speed(seconds / 2);
var (signs, verifies) = ((before.Signs + after.Signs) / 2, (before.Verifies + after.Verifies) / 2);
Row[] rows =
[
    Row.Of("PAdES B-B sign, 3 pages, RSA-2048", sign, "openssl speed rsa2048 sign", signs),
    Row.Of("PAdES B-B sign with picture, 3 pages, RSA-2048", signShown, "openssl speed rsa2048 sign", signs),
    Row.Of("PAdES B-B validate, 3 pages, RSA-2048", validate, "openssl speed rsa2048 verify", verifies),
    new("openssl speed rsa2048 sign", signs, 0, 0, 0, 1e6 / signs, 0, "itself", 1),
    new("openssl speed rsa2048 verify", verifies, 0, 0, 0, 1e6 / verifies, 0, "itself", 1),
];

Console.WriteLine($"{"",-48}{"per second",12}{"p50 ms",9}{"p95 ms",9}{"p99 ms",9}{"CPU µs",9}{"errors",8}{"ratio",8}");
foreach (var row in rows)
{
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{row.Name,-48}{row.Throughput,12:F1}{row.P50Ms,9:F3}{row.P95Ms,9:F3}{row.P99Ms,9:F3}{row.CpuMicrosPerRequest,9:F0}{row.Errors,8}{row.Ratio,8:F3}"));
}

var machine = new
{
    cpu = File.Exists("/proc/cpuinfo") ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(": ")[^1] : null,
    cores = RuntimeInformation.ProcessArchitecture + " × " + Environment.ProcessorCount.ToString(CultureInfo.InvariantCulture) + " used",
    system = RuntimeInformation.OSDescription,
    runtime = RuntimeInformation.FrameworkDescription,
    openssl = OpenSsl.Version(),
};
Directory.CreateDirectory("artifacts/bench");
await File.WriteAllTextAsync("artifacts/bench/signing.json", JsonSerializer.Serialize(new { machine, rows }, Measurement.Json));
Console.WriteLine("artifacts/bench/signing.json");
return rows.Sum(row => row.Errors) == 0 ? 0 : 1;
