using System.Collections.Concurrent;
using Microsoft.Playwright;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.EndToEnd.Tests.Journeys;

/// <summary>What a page costs on a village's connection, measured where it counts: bytes that came over the wire.</summary>
public sealed class WeightTests
{
    private const long MostFirst = 100 * 1024;
    private const long MostNext = 20 * 1024;

    /// <summary>Scripts of a page that is only read.</summary>
    private const long MostScript = 2 * 1024;

    [Theory, InlineData(390), InlineData(1366)]
    public async Task The_first_page_is_light_and_the_next_one_lighter(int width)
    {
        var platform = await TestPlatform.OnAsync(Databases.Sqlite);
        await using var visitor = await Visitor.ComeAsync(platform, width: width);
        var wire = await visitor.Page.Context.NewCDPSessionAsync(visitor.Page);
        var address = new ConcurrentDictionary<string, string>();
        var received = new ConcurrentQueue<(string Address, long Bytes)>();
        wire.Event("Network.requestWillBeSent").OnEvent += (_, json) =>
            address[json!.Value.GetProperty("requestId").GetString()!] = json.Value.GetProperty("request").GetProperty("url").GetString()!;
        wire.Event("Network.loadingFinished").OnEvent += (_, json) => received.Enqueue((
            address.GetValueOrDefault(json!.Value.GetProperty("requestId").GetString()!, "?"),
            (long)json.Value.GetProperty("encodedDataLength").GetDouble()));
        await wire.SendAsync("Network.enable");

        async Task<(long Bytes, long Script, string Parts)> LoadAsync(string page)
        {
            received.Clear();
            await visitor.Page.GotoAsync(page, new() { WaitUntil = WaitUntilState.NetworkIdle });
            var script = received.Where(part => part.Address.EndsWith(".js", StringComparison.Ordinal)).Sum(part => part.Bytes);
            return (received.Sum(part => part.Bytes), script,
                string.Join('\n', received.OrderByDescending(part => part.Bytes).Select(part => $"{part.Bytes,8} {part.Address}")));
        }

        var first = await LoadAsync("/");
        var next = await LoadAsync("/thu-tuc/1.001193");

        Assert.True(first.Bytes <= MostFirst, $"The first page brought {first.Bytes} bytes:\n{first.Parts}");
        Assert.True(first.Script is > 0 and <= MostScript, $"Of it {first.Script} bytes are scripts:\n{first.Parts}");
        Assert.True(next.Bytes <= MostNext, $"The next page brought {next.Bytes} bytes:\n{next.Parts}");
        Assert.Empty(visitor.Complaints);
    }
}
