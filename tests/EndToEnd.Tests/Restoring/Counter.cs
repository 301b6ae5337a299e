using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using XaDienTu.Accounts.Contracts;
using XaDienTu.EndToEnd.Tests.Processes;
using XaDienTu.TestKit;

namespace XaDienTu.EndToEnd.Tests.Restoring;

/// <summary>A few programs that file at once at a running host.</summary>
internal sealed class Counter : IDisposable
{
    private const int Programs = 4;
    private readonly HttpClient program;
    private readonly PaperFiling filing;

    private Counter(HttpClient program)
    {
        this.program = program;
        filing = new PaperFiling(program);
    }

    /// <summary>What the platform has said that it has.</summary>
    public IReadOnlyList<FiledPaper> Acknowledged => filing.Acknowledged;

    public IReadOnlyCollection<string> Sent => filing.Sent;

    public static async Task<Counter> OpenAsync(HostProcess host) => new(await SignedInAsync(host));

    public static async Task<HttpClient> SignedInAsync(HostProcess host)
    {
        var client = host.NewClient();
        using var answer = await client.TokenAsync(
            ("grant_type", "client_credentials"), ("client_id", DemoAccounts.ClientId), ("client_secret", DemoAccounts.ClientSecret),
            ("scope", "api"));
        answer.EnsureSuccessStatusCode();
        var token = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        client.DefaultRequestHeaders.TryAddWithoutValidation("If-Match", "*");
        return client;
    }

    /// <summary>Cases come in for as long as the work lasts.</summary>
    public async Task WhileFilingAsync(Func<Task> work)
    {
        using var stop = new CancellationTokenSource();
        await filing.FileAsync();   // The first one warms the host up; from here on they come quickly.
        var filers = Enumerable.Range(0, Programs).Select(_ => Task.Run(() => filing.RunAsync(stop.Token))).ToList();
        try
        {
            await work();
        }
        finally
        {
            await stop.CancelAsync();
            await Task.WhenAll(filers);
        }
    }

    public void Dispose() => program.Dispose();
}
