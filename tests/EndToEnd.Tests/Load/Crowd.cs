using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using XaDienTu.Accounts.Contracts;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.EndToEnd.Tests.Load;

/// <summary>
/// Programs of counters and citizens that file one case after the other. Who gets no answer, or is told to come back, asks again with
/// the same key, as a person would; any other answer ends the test.
/// </summary>
internal sealed class Crowd : IDisposable
{
    private static readonly string[] Citizens = ["congdan.an", "congdan.binh"];
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(45);

    // Longer than the platform may be silent, shorter than a person waits.
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(30);
    private readonly ConcurrentBag<Filing> filings = [];
    private readonly CancellationTokenSource enough = new();
    private readonly IEnumerable<List<Filing>> drafts;
    private readonly int programs;
    private Task filing = Task.CompletedTask;
    private int number;

    private Crowd(Clients clients, IEnumerable<List<Filing>> drafts, int programs)
    {
        Clients = clients;
        this.drafts = drafts;
        this.programs = programs;
    }

    public Clients Clients { get; }

    /// <summary>What the citizens have filled in and not sent.</summary>
    public IEnumerable<Filing> Drafts => drafts.SelectMany(own => own);

    /// <summary>All that were sent at least once.</summary>
    public IReadOnlyCollection<Filing> Filings => filings;

    public int Acknowledged => filings.Count(candidate => candidate.Code is not null);

    /// <summary>What was answered instead of a code, and how often: <c>503</c>, <c>line</c>…</summary>
    public ConcurrentDictionary<string, int> Refusals { get; } = [];

    /// <summary>Signs in the citizens, has them fill in drafts, and fetches the programs' token.</summary>
    public static async Task<Crowd> GatherAsync(Uri address, int programs, int draftsPerCitizen)
    {
        HttpClient NewClient() =>
            new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new() }) { BaseAddress = address,
                Timeout = LongestAnswer };

        var program = NewClient();
        program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(program));
        program.DefaultRequestHeaders.TryAddWithoutValidation("If-Match", "*");
        var clients = new Clients(program, Citizens.ToDictionary(citizen => citizen, _ => NewClient()));
        var drafts = await Task.WhenAll(Citizens.Select(async citizen =>
        {
            var client = clients.Citizen(citizen);
            using var answer = await client.SignInAsync(citizen, DemoAccounts.Password);
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            return await Load.Drafts.PrepareAsync(client, citizen, draftsPerCitizen);
        }));
        return new Crowd(clients, drafts, programs);
    }

    public void Start() => filing = Task.WhenAll(
        Enumerable.Range(0, programs).Select(_ => NewFilings()).Concat(drafts).Select(queue => Task.Run(() => FileAsync(queue))));

    /// <summary>Waits until as many more filings are acknowledged as there are.</summary>
    public async Task FileMoreAsync(int count, CancellationToken end)
    {
        var wanted = Acknowledged + count;
        var watch = Stopwatch.StartNew();
        while (Acknowledged < wanted)
        {
            if (filing.IsFaulted)
            {
                await filing;
            }

            Assert.True(watch.Elapsed < Patience,
                $"{Acknowledged} of {wanted} filings after {watch.Elapsed.TotalSeconds:0} s; refused: {Refused()}");
            await Task.Delay(50, end);
        }
    }

    /// <summary>Nobody begins another filing; the open ones are asked for until they are answered.</summary>
    public async Task EndAsync()
    {
        await enough.CancelAsync();
        await filing.WaitAsync(Patience);
    }

    public string Refused() => string.Join(", ", Refusals.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key} × {pair.Value}"));

    public void Dispose()
    {
        enough.Cancel();
        enough.Dispose();
        Clients.Dispose();
    }

    private static async Task<string> TokenAsync(HttpClient client)
    {
        using var answer = await client.TokenAsync(
            ("grant_type", "client_credentials"), ("client_id", DemoAccounts.ClientId), ("client_secret", DemoAccounts.ClientSecret),
            ("scope", "api"));
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString()!;
    }

    private IEnumerable<Filing> NewFilings()
    {
        while (!enough.IsCancellationRequested)
        {
            yield return new ProgramFiling(Interlocked.Increment(ref number));
        }
    }

    private async Task FileAsync(IEnumerable<Filing> queue)
    {
        foreach (var next in queue.TakeWhile(_ => !enough.IsCancellationRequested))
        {
            if (next.ByCitizen)
            {
                // A person looks before pressing; and some must still be pressing when the fault comes.
                await Task.Delay(Look);
            }

            filings.Add(next);
            var watch = Stopwatch.StartNew();
            while ((next.Code = await TryAsync(next)) is null)
            {
                Assert.True(
                    watch.Elapsed < Patience, $"{next.Mark} was not taken for {watch.Elapsed.TotalSeconds:0} s; refused: {Refused()}");
                await Task.Delay(Pause);
            }
        }
    }

    private async Task<string?> TryAsync(Filing next)
    {
        try
        {
            return await next.SendAsync(Clients);
        }
        catch (RefusedException refused) when (MayTryAgain(refused))
        {
            Count(((int)refused.Status).ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or TaskCanceledException)
        {
            Count(failure is TaskCanceledException ? "silence" : "line");
        }

        return null;
    }

    // A balancer that finds no node answers 502 to 504 in its own words; the platform says when to come back, and why.
    private static bool MayTryAgain(RefusedException refused) =>
        refused.Status is HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout
        || (refused.Status is HttpStatusCode.ServiceUnavailable && refused.MediaType.Length == 0)
        || (refused.Status is HttpStatusCode.ServiceUnavailable or HttpStatusCode.InsufficientStorage
            && refused.SaysWhenToTryAgain && refused.Text.Contains("vẫn còn nguyên", StringComparison.Ordinal));

    private void Count(string refusal) => Refusals.AddOrUpdate(refusal, 1, (_, count) => count + 1);
}
