using System.Diagnostics;
using System.Globalization;
using XaDienTu.Measuring;
using XaDienTu.Signing;

// Signatures and validations a second on one core, beside what OpenSSL does on the same core in the same run.
var seconds = Option("--seconds") is { } text ? double.Parse(text, CultureInfo.InvariantCulture) : 5;
if (OperatingSystem.IsLinux())
{
    // Children inherit it: both sides have the same core.
    Process.GetCurrentProcess().ProcessorAffinity = 1;
}

using var work = await Workload.CreateAsync();
if (Option("--worst") is { } part)
{
    Report.Print(await WorstCases.MeasureAsync(work, part));
    return 0;
}

var before = OpenSsl.Speed(seconds / 2);
var sign = await Measurement.TakeAsync(work.SignAsync, seconds);
var signShown = await Measurement.TakeAsync(work.SignShownAsync, seconds);
var validate = await Measurement.TakeAsync(work.ValidateAsync, seconds);
var twoPages = await work.TwoPagesAsync();
var validateTwo = await Measurement.TakeAsync(() => work.ValidateAsync(twoPages, isGood: true), seconds);
var after = OpenSsl.Speed(seconds / 2);
var (signs, verifies) = ((before.Signs + after.Signs) / 2, (before.Verifies + after.Verifies) / 2);
Row[] rows =
[
    sign.ToRow("PAdES B-B sign, 3 pages, RSA-2048", "openssl speed rsa2048 sign", signs),
    signShown.ToRow("PAdES B-B sign with picture, 3 pages, RSA-2048", "openssl speed rsa2048 sign", signs),
    validate.ToRow("PAdES B-B validate, 3 pages, RSA-2048", "openssl speed rsa2048 verify", verifies),
    validateTwo.ToRow("PAdES B-B validate, 2 pages signed twice", "openssl speed rsa2048 verify", verifies),
    new("openssl speed rsa2048 sign", signs, 0, 0, 0, 1e6 / signs, 0, Row.Itself, 1),
    new("openssl speed rsa2048 verify", verifies, 0, 0, 0, 1e6 / verifies, 0, Row.Itself, 1),
    .. await WorstCases.MeasureAsync(work, only: null),
];

Report.Print(rows);
await Report.SaveAsync("signing",
    new { cpu = Machine.Cpu, cores = Machine.Cores, system = Machine.System, runtime = Machine.Runtime,
    openssl = OpenSsl.Version() }, rows);
return rows.Sum(row => row.Errors) == 0 ? 0 : 1;

string? Option(string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
