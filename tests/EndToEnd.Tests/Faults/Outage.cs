using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using XaDienTu.EndToEnd.Tests.Processes;
using Xunit;

namespace XaDienTu.EndToEnd.Tests.Faults;

/// <summary>What a node says while its database is away.</summary>
internal static class Outage
{
    private static readonly TimeSpan LongestHealing = TimeSpan.FromSeconds(30);

    /// <summary>It lives, tells the balancer to send nobody, and tells people and programs what is safe and when to come back.</summary>
    public static async Task CheckAsync(HostProcess host)
    {
        using var client = host.NewClient();
        await UntilAsync(client, "/readyz", HttpStatusCode.ServiceUnavailable);
        using var alive = await client.GetAsync(new Uri("/healthz", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, alive.StatusCode);

        // For KnownStamps.Fresh after its last look a node may answer from memory what needs nothing else of the database.
        await UntilAsync(client, "/", HttpStatusCode.ServiceUnavailable);
        using var page = await client.GetAsync(new Uri("/", UriKind.Relative));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.StatusCode);
        Assert.NotNull(page.Headers.RetryAfter);
        Assert.Contains("Đang mất kết nối tới nơi lưu dữ liệu", WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync()),
            StringComparison.Ordinal);

        using var api = await client.GetAsync(new Uri("/api/v1/procedures", UriKind.Relative));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, api.StatusCode);
        Assert.NotNull(api.Headers.RetryAfter);
        Assert.Equal("application/problem+json", api.Content.Headers.ContentType?.MediaType);
        Assert.Equal("database-away", (await api.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
    }

    /// <summary>Waits until the node is ready again, by itself.</summary>
    public static async Task<TimeSpan> EndAsync(HostProcess host)
    {
        using var client = host.NewClient();
        return await UntilAsync(client, "/readyz", HttpStatusCode.OK);
    }

    private static async Task<TimeSpan> UntilAsync(HttpClient client, string path, HttpStatusCode expected)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
            if (answer.StatusCode == expected)
            {
                return watch.Elapsed;
            }

            Assert.True(watch.Elapsed < LongestHealing, $"{path} still answers {(int)answer.StatusCode}.");
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }
}
