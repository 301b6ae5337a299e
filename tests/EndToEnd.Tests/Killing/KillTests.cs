using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using XaDienTu.Accounts.Contracts;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.EndToEnd.Tests.Killing;

/// <summary>
/// The process dies in the middle of its work and starts again on the same data: what it had said it has, it has; what
/// it had not said yet can be asked for again and comes once; nothing is half there; and the news all arrive, once.
/// </summary>
public sealed class KillTests
{
    private const int Programs = 14;
    private const int DraftsPerCitizen = 3;
    private static readonly string[] Citizens = ["congdan.an", "congdan.binh"];
    private static readonly TimeSpan Load = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan LongestDelivery = TimeSpan.FromSeconds(20);

    public static TheoryData<string> Both => Databases.Both;

    [Theory(Timeout = 120_000), MemberData(nameof(Both))]
    public async Task A_killed_host_keeps_its_word(string database)
    {
        var end = TestContext.Current.CancellationToken;
        var port = HostProcess.FreePort();
        var settings = Databases.Settings(database);
        var cookies = Citizens.ToDictionary(citizen => citizen, _ => new CookieContainer());
        List<Filing> filings;
        string token;
        using (var host = await HostProcess.StartAsync(port, settings))
        {
            (filings, token) = await host.ExplainAsync(async () =>
            {
                var given = await TokenAsync(host);
                using var clients = ClientsOf(host, given, cookies);
                var drafts = await Task.WhenAll(Citizens.Select(citizen => SignInAndPrepareAsync(clients, citizen)));
                return (await FileUntilKilledAsync(host, clients, drafts, end), given);
            });
        }

        var acknowledged = filings.Where(filing => filing.Code is not null).ToList();
        Assert.True(acknowledged.Count > Programs, $"Only {acknowledged.Count} filings before the kill say little.");

        using var again = await HostProcess.StartAsync(port, settings);
        var unanswered = await again.ExplainAsync(async () =>
        {
            using var clients = ClientsOf(again, token, cookies);
            await AllAsync(acknowledged, async filing =>
            {
                using var answer = await filing.ReadAsync(clients);
                Assert.True(answer.StatusCode is HttpStatusCode.OK, $"{filing.Mark}, {filing.Code}: {(int)answer.StatusCode}");
            });
            var retried = filings.Except(acknowledged).ToList();
            await AllAsync(retried, async filing => filing.Code = await filing.SendAsync(clients));
            await AllAsync(acknowledged.TakeLast(20), async filing => Assert.Equal(filing.Code, await filing.SendAsync(clients)));
            await CheckTablesAsync(new Tables(database, settings), filings, end);
            return retried.Count;
        });
        TestContext.Current.SendDiagnosticMessage($"{database}: {acknowledged.Count} acknowledged, {unanswered} asked again");
    }

    private static async Task<List<Filing>> FileUntilKilledAsync(
        HostProcess host, Clients clients, IEnumerable<List<Filing>> drafts, CancellationToken end)
    {
        var sent = new ConcurrentBag<Filing>();
        var number = 0;
        IEnumerable<Filing> WithoutEnd()
        {
            while (true)
            {
                yield return new ProgramFiling(Interlocked.Increment(ref number));
            }
        }

        var queues = Enumerable.Range(0, Programs).Select(_ => WithoutEnd()).Concat(drafts);
        var filers = queues.Select(queue => Task.Run(async () =>
        {
            foreach (var filing in queue)
            {
                sent.Add(filing);
                try
                {
                    filing.Code = await filing.SendAsync(clients);
                }
                catch (Exception failure) when (failure is HttpRequestException or IOException)
                {
                    return;
                }
            }
        })).ToList();
        while (!sent.Any(filing => filing.Code is not null))
        {
            await Task.Delay(10, end);
        }

        await Task.Delay(Load, end);
        await host.KillAsync();
        await Task.WhenAll(filers);
        return [.. sent];
    }

    private static async Task CheckTablesAsync(Tables tables, List<Filing> filings, CancellationToken end)
    {
        var cases = await tables.PairsAsync("select applicant_address, code from cases_case");
        Assert.Equal(filings.Select(filing => (filing.Mark, filing.Code!)).Order(), cases.Order());
        Assert.Equal(cases.Count, cases.DistinctBy(row => row.Second).Count());
        Assert.Empty(await tables.TextsAsync(
            """
            select code from cases_case c where
              (select count(*) from cases_document d where d.case_id = c.id) <> 1
              or (select count(*) from cases_step s where s.case_id = c.id and s.done_at is null) <> 1
              or (select count(*) from cases_history h where h.case_id = c.id and h.kind = 'submitted') <> 1
            """));

        var codes = filings.Select(filing => filing.Code!).Order().ToList();
        var news = await tables.TextsAsync("select payload from kernel_outbox where type like '%CaseStatusChanged'");
        Assert.Equal(codes, news.Select(payload => JsonSerializer.Deserialize<JsonElement>(payload).GetProperty("code").GetString()!).Order());
        var waited = Stopwatch.StartNew();
        while (await tables.CountAsync("select count(*) from kernel_outbox where delivered_at is null") is > 0 and var waiting)
        {
            Assert.True(waited.Elapsed < LongestDelivery, $"{waiting} messages still wait.");
            await Task.Delay(100, end);
        }

        Assert.Equal(
            filings.Where(filing => filing.ByCitizen).Select(filing => filing.Code!).Order(),
            (await tables.TextsAsync("select case_code from portal_notice")).Order());
    }

    private static async Task<List<Filing>> SignInAndPrepareAsync(Clients clients, string citizen)
    {
        var client = clients.Citizen(citizen);
        using var answer = await client.SignInAsync(citizen, DemoAccounts.Password);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return await Drafts.PrepareAsync(client, citizen, DraftsPerCitizen);
    }

    private static async Task<string> TokenAsync(HostProcess host)
    {
        using var client = host.NewClient();
        using var answer = await client.TokenAsync(
            ("grant_type", "client_credentials"), ("client_id", DemoAccounts.ClientId), ("client_secret", DemoAccounts.ClientSecret), ("scope", "api"));
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString()!;
    }

    private static Clients ClientsOf(HostProcess host, string token, Dictionary<string, CookieContainer> cookies)
    {
        var program = host.NewClient();
        program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return new Clients(program, cookies.ToDictionary(pair => pair.Key, pair => host.NewClient(pair.Value)));
    }

    private static Task AllAsync(IEnumerable<Filing> filings, Func<Filing, Task> work) =>
        Parallel.ForEachAsync(filings, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (filing, _) => await work(filing));
}
