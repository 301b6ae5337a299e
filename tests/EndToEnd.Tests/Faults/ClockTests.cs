using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using XaDienTu.Accounts.Contracts;
using XaDienTu.EndToEnd.Tests.Load;
using XaDienTu.EndToEnd.Tests.Processes;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.EndToEnd.Tests.Faults;

/// <summary>Two nodes on one database whose clocks differ by hours and jump back and forth while cases are filed at one and accepted at the
/// other.</summary>
public sealed class ClockTests
{
    private const int Filers = 6;
    private const int CasesEach = 12;
    private static readonly TimeSpan LongestTerm = TimeSpan.FromDays(30);

    [Fact(Timeout = 120_000)]
    public async Task Wrong_clocks_double_no_number_lose_no_news_and_leave_the_history_in_its_order()
    {
        var end = TestContext.Current.CancellationToken;
        var settings = Databases.Settings(Databases.Postgres);
        await using var one = await TestPlatform.StartAsync(Databases.Postgres, settings);
        await using var other = await TestPlatform.StartAsync(Databases.Postgres, settings);
        using var here = new ClockedProgram(one);
        using var there = new ClockedProgram(other);
        using var filed = new CancellationTokenSource();
        var jumping = JumpAsync([one.Clock, other.Clock], filed.Token);
        var codes = new ConcurrentBag<string>();

        await Parallel.ForEachAsync(Enumerable.Range(0, Filers),
            new ParallelOptions { MaxDegreeOfParallelism = Filers, CancellationToken = end }, async (filer, _) =>
        {
            for (var number = 0; number < CasesEach; number++)
            {
                var (at, later) = (filer + number) % 2 == 0 ? (here, there) : (there, here);
                var code = (await at.PostAsync("cases", Birth((filer * CasesEach) + number))).GetProperty("code").GetString()!;
                await later.PostAsync($"cases/{code}/steps/receive/complete", new { outcome = "forward", note = "Đủ giấy tờ" });
                codes.Add(code);
            }
        });
        await filed.CancelAsync();
        await jumping;
        // The one that is right delivers what the one that is ahead has told.
        one.Clock.MoveTo(MovableClock.Start);
        other.Clock.MoveTo(MovableClock.Start.AddHours(8));

        Assert.Equal(Filers * CasesEach, codes.Distinct().Count());
        Assert.All(codes.GroupBy(code => code[..code.LastIndexOf('-')]), day => Assert.Equal(
            Enumerable.Range(1, day.Count()),
            day.Select(code => int.Parse(code[(code.LastIndexOf('-') + 1)..], CultureInfo.InvariantCulture)).Order()));
        foreach (var code in codes)
        {
            await CheckAsync(here, code);
        }

        var tables = new Tables(Databases.Postgres, settings);
        await Aftermath.DeliveredAsync(tables);
        await Aftermath.AuditAsync(tables, clocksJumped: true);
    }

    private static async Task CheckAsync(ClockedProgram program, string code)
    {
        var view = await program.GetAsync($"cases/{code}");
        var accepted = view.GetProperty("acceptedAt").GetDateTimeOffset();
        Assert.InRange(view.GetProperty("due").GetDateTimeOffset(), accepted, accepted + LongestTerm);
        var kinds = (await program.GetAsync($"cases/{code}/history")).EnumerateArray().Select(line => line.GetProperty("kind").GetString())
            .ToList();
        Assert.Equal("submitted", kinds[0]);
        Assert.Contains("accepted", kinds);
    }

    private static async Task JumpAsync(MovableClock[] clocks, CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            foreach (var clock in clocks)
            {
                clock.MoveTo(MovableClock.Start.AddMinutes(Random.Shared.Next(-48 * 60, 48 * 60)));
            }

            await Task.Delay(200, end).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static object Birth(int number) => new
    {
        procedure = "1.001193",
        receivingOrganization = "H02.21.01",
        applicant = new { fullName = "Lý Thị Mẩy", idNumber = $"024196{number:D6}", address = $"Số nhà {number}" },
        documents = new[] { new { key = "giay-chung-sinh", originals = 1 } },
    };

    /// <summary>A program that fetches another token whenever the clock has jumped out of the old one's life.</summary>
    private sealed class ClockedProgram(TestPlatform platform) : IDisposable
    {
        private readonly HttpClient client = platform.NewClient();
        private string? token;

        public Task<JsonElement> GetAsync(string path) => SendAsync(() => new HttpRequestMessage(HttpMethod.Get, $"/api/v1/{path}"));

        public Task<JsonElement> PostAsync(string path, object body)
        {
            var key = Guid.CreateVersion7().ToString();
            return SendAsync(() =>
            {
                var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/{path}") { Content = JsonContent.Create(body) };
                request.Headers.Add("Idempotency-Key", key);
                request.Headers.TryAddWithoutValidation("If-Match", "*");
                return request;
            });
        }

        public void Dispose() => client.Dispose();

        private async Task<JsonElement> SendAsync(Func<HttpRequestMessage> make)
        {
            while (true)
            {
                using var request = make();
                var used = token ??= await TokenAsync();
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", used);
                using var answer = await client.SendAsync(request);
                if (answer.StatusCode is HttpStatusCode.Unauthorized)
                {
                    // Of several that hear it at once one fetches another.
                    Interlocked.CompareExchange(ref token, null, used);
                }
                else
                {
                    Assert.True(answer.IsSuccessStatusCode,
                        $"{request.RequestUri}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
                    return await answer.Content.ReadFromJsonAsync<JsonElement>();
                }
            }
        }

        private async Task<string> TokenAsync()
        {
            using var answer = await client.TokenAsync(
                ("grant_type", "client_credentials"), ("client_id", DemoAccounts.ClientId), ("client_secret", DemoAccounts.ClientSecret),
                ("scope", "api"));
            return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString()!;
        }
    }
}
