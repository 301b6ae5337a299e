using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using XaDienTu.Load.Cases;
using XaDienTu.Load.Driving;
using XaDienTu.Load.Hosting;
using XaDienTu.Measuring;

namespace XaDienTu.Load.Monday;

/// <summary>
/// Monday, eight o'clock: 300 officers sign in within ten seconds and open their worklists while 2,000 citizens read pages in the same
/// minute. Everybody comes at his own moment, whether or not the ones before have been answered.
/// </summary>
internal sealed class MondayBench(HostProcess host, Facts facts)
{
    private const string Database = "bench_monday";
    private const int Officers = 300;
    private const int Citizens = 2_000;
    private const int PagesPerCitizen = 4;
    private static readonly TimeSpan SignInTime = TimeSpan.FromSeconds(10);
    private static readonly string[] Kinds =
        ["officer-sign-in", "officer-worklist", "citizen-home", "citizen-search", "citizen-procedure", "citizen-tracking"];

    private readonly ConcurrentDictionary<string, ConcurrentQueue<double>> times =
        new(Kinds.Select(kind => KeyValuePair.Create(kind, new ConcurrentQueue<double>())));
    private readonly ConcurrentQueue<(string Kind, string Fault)> faults = new();

    public static async Task<int> RunAsync(Options options)
    {
        var postgres = await PostgresServer.FindAsync();
        await postgres.RunAsync("postgres", $"DROP DATABASE IF EXISTS {Database} WITH (FORCE)");
        using var host = await HostProcess.StartAsync(postgres.ConnectionString(Database), options.Cases);
        var facts = await Facts.ReadAsync(postgres, Database);
        await AddOfficersAsync(postgres, facts.Officers);
        return await new MondayBench(host, facts).ComeAsync(options);
    }

    // The demonstration has few officers with open work, and an account that signs in 25 times at once is locked, as it should be: each
    // of them gets colleagues with names of their own at the same desks.
    private static Task AddOfficersAsync(PostgresServer postgres, IReadOnlyList<string> known) => postgres.RunAsync(
        Database,
        $"""
        WITH chosen AS (SELECT user_name, row_number() OVER (ORDER BY user_name) - 1 AS place, count(*) OVER () AS many
          FROM accounts_account WHERE user_name IN ({string.Join(',', known.Select(name => $"'{name}'"))}))
        INSERT INTO accounts_account
        SELECT (jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid(), 'user_name', 'thu-hai-' || n, 'normalized_user_name', 'THU-HAI-' || n,
          'email', null, 'normalized_email', null, 'phone_number', null, 'personal_id_number', null))).*
        FROM generate_series(0, {Officers - 1}) n JOIN chosen ON chosen.place = n % chosen.many JOIN accounts_account a USING (user_name)
        """);

    private async Task<int> ComeAsync(Options options)
    {
        var minute = TimeSpan.FromSeconds(options.Seconds);
        var quiet = host.Use;
        var load = Machine.Load;
        var clock = Stopwatch.StartNew();
        await Task.WhenAll([
            .. Enumerable.Range(0, Officers).Select(number => AtAsync(clock, SignInTime * number / Officers, () => OfficerAsync(number))),
            .. Enumerable.Range(0, Citizens).Select(number => AtAsync(clock, minute * number / Citizens, () => CitizenAsync(number)))]);
        var wall = clock.Elapsed;
        var use = host.Use;
        Row[] rows = [.. Kinds.Select(kind => RowOf(kind, wall))];
        Report.Print(rows);
        var megabyte = 1024.0 * 1024;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{Officers} officers in {SignInTime.TotalSeconds:F0} s, {Citizens} citizens with {PagesPerCitizen} pages each in {minute.TotalSeconds:F0} s, all answered after {wall.TotalSeconds:F1} s. " +
            $"Host: {quiet.ResidentBytes / megabyte:F0} MB before, {use.PeakBytes / megabyte:F0} MB at most, {use.ResidentBytes / megabyte:F0} MB after, {(use.Cpu - quiet.Cpu).TotalSeconds:F1} s of processor."));
        foreach (var fault in faults.GroupBy(fault => fault).OrderByDescending(group => group.Count()).Take(5))
        {
            Console.WriteLine($"{fault.Count()} × {fault.Key.Kind}: {fault.Key.Fault}");
        }

        if (options.Markdown)
        {
            Report.PrintMarkdown(rows);
        }

        await Report.SaveAsync("monday", new
        {
            cpu = Machine.Cpu, cores = Machine.Cores, system = Machine.System, runtime = Machine.Runtime, loadBefore = load,
            officers = Officers, citizens = Citizens,
            seconds = minute.TotalSeconds, answeredAfterSeconds = Math.Round(wall.TotalSeconds, 1),
            hostCpuSeconds = Math.Round((use.Cpu - quiet.Cpu).TotalSeconds, 1),
            memoryMegabytes = new { before = Math.Round(quiet.ResidentBytes / megabyte), peak = Math.Round(use.PeakBytes / megabyte),
                after = Math.Round(use.ResidentBytes / megabyte) },
        }, rows);
        return faults.IsEmpty ? 0 : 1;
    }

    private async Task OfficerAsync(int number)
    {
        using var client = host.NewClient(new CookieContainer());
        // Who could not sign in has been counted, and sees no worklist.
        if (await TakeAsync("officer-sign-in", async () =>
            await Session.SignInAsync(client, $"thu-hai-{number}") is { } fault ? Outcome.Wrong(fault) : Outcome.Right))
        {
            await TakeAsync("officer-worklist", () => Reading.GetAsync(client, "/can-bo/viec", "<a href=\"/can-bo/ho-so/"u8.ToArray()));
        }
    }

    private async Task CitizenAsync(int number)
    {
        using var client = host.NewClient(new CookieContainer());
        var (code, idNumber) = facts.Known[number % facts.Known.Count];
        await TakeAsync("citizen-home", () => Reading.GetAsync(client, "/", "</html>"u8.ToArray()));
        await TakeAsync("citizen-search", () => Reading.GetAsync(client, "/thu-tuc?q=khai%20sinh", "href=\"/thu-tuc/"u8.ToArray()));
        await TakeAsync("citizen-procedure", () => Reading.GetAsync(client, "/thu-tuc/1.001193", "</html>"u8.ToArray()));
        await TakeAsync("citizen-tracking", () => Reading.TrackOnPageAsync(client, code, idNumber));
    }

    private static async Task AtAsync(Stopwatch clock, TimeSpan moment, Func<Task> come)
    {
        if (moment > clock.Elapsed)
        {
            await Task.Delay(moment - clock.Elapsed);
        }

        await Task.Run(come);
    }

    private async Task<bool> TakeAsync(string kind, Func<Task<Outcome>> request)
    {
        var clock = Stopwatch.StartNew();
        var outcome = await ClosedLoop.TryAsync(new Scenario(kind, _ => request()), 0);
        times[kind].Enqueue(clock.Elapsed.TotalMilliseconds);
        if (outcome.Fault is { } fault)
        {
            faults.Enqueue((kind, fault));
        }

        return outcome.Fault is null;
    }

    // All share the processor at once: its time is told for the whole, not by kind.
    private Row RowOf(string kind, TimeSpan wall)
    {
        var taken = new Latencies(times[kind]);
        var errors = faults.Count(fault => fault.Kind == kind);
        return new Row(
            kind, (taken.Count - errors) / wall.TotalSeconds, taken.Percentile(0.50), taken.Percentile(0.95), taken.Percentile(0.99), 0,
            errors, Row.Itself, 1);
    }
}
