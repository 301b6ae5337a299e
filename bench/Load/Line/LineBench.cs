using System.Globalization;
using System.Text;
using Microsoft.Playwright;
using XaDienTu.Load.Cases;
using XaDienTu.Load.Hosting;
using XaDienTu.Measuring;

namespace XaDienTu.Load.Line;

/// <summary>What a citizen and an officer wait for on the line of a mountain commune: real Chromium, the real host, a slow line
/// between.</summary>
internal static class LineBench
{
    private const string Database = "bench_line";
    private const int Kilobits = 256;
    private static readonly TimeSpan RoundTrip = TimeSpan.FromMilliseconds(300);

    public static async Task<int> RunAsync(Options options)
    {
        var postgres = await PostgresServer.FindAsync();
        await postgres.RunAsync("postgres", $"DROP DATABASE IF EXISTS {Database} WITH (FORCE)");
        using var host = await HostProcess.StartAsync(postgres.ConnectionString(Database), options.Cases);
        var facts = await Facts.ReadAsync(postgres, Database);
        using (var warm = host.NewClient())
        {
            // The first page of a fresh process pays for its compilation: that is not the line.
            await Reading.GetAsync(warm, "/", "</html>"u8.ToArray());
        }

        using var line = new ShapedLine(host.BaseAddress, Kilobits, RoundTrip);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
                "--disable-sync"],
        });
        await using var citizen = await Visitor.ComeAsync(browser, line.BaseAddress, "citizen");
        await Journeys.SignInAsync(citizen, "congdan.an");
        await Journeys.FileBirthAsync(citizen);
        citizen.Visit = "repeat";
        await Journeys.FileBirthAsync(citizen);
        await using var officer = await Visitor.ComeAsync(browser, line.BaseAddress, "officer");
        await Journeys.SignInAsync(officer, facts.Officers[0]);
        await Journeys.OpenCaseAsync(officer);
        officer.Visit = "repeat";
        await Journeys.OpenCaseAsync(officer);
        PageLoad[] rows = [.. citizen.Loads, .. officer.Loads];
        Console.Write(TableOf(rows, options.Markdown));
        await Report.SaveAsync("line", new
        {
            cpu = Machine.Cpu, system = Machine.System, kilobits = Kilobits, roundTripMilliseconds = RoundTrip.TotalMilliseconds,
            uploadedBytes = Journeys.UploadedBytes,
        }, rows);
        return 0;
    }

    private static string TableOf(IReadOnlyList<PageLoad> rows, bool markdown)
    {
        var text = new StringBuilder();
        text.AppendLine(markdown
            ? "| who | visit | page | requests | KB | seconds |\n|---|---|---|---:|---:|---:|"
            : $"{"who",-9}{"visit",-8}{"page",-34}{"requests",9}{"KB",8}{"seconds",9}");
        foreach (var row in rows)
        {
            text.AppendLine(markdown
                ? string.Create(CultureInfo.InvariantCulture,
                    $"| {row.Who} | {row.Visit} | {row.Page} | {row.Requests} | {row.Bytes / 1024.0:F1} | {row.Seconds:F1} |")
                : string.Create(CultureInfo.InvariantCulture,
                    $"{row.Who,-9}{row.Visit,-8}{row.Page,-34}{row.Requests,9}{row.Bytes / 1024.0,8:F1}{row.Seconds,9:F1}"));
        }

        foreach (var part in rows.GroupBy(row => (row.Who, row.Visit)))
        {
            text.AppendLine(string.Create(CultureInfo.InvariantCulture,
                $"{(markdown ? "\n" : "")}{part.Key.Who}, {part.Key.Visit} visit: {part.Count()} pages, {part.Sum(row => row.Bytes) / 1024.0:F0} KB, {part.Sum(row => row.Seconds):F0} s of waiting"));
        }

        return text.ToString();
    }
}
