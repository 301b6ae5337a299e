using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Playwright;

namespace XaDienTu.Load.Line;

/// <param name="Visit"><c>first</c> with an empty cache, <c>repeat</c> with what the first visit left there.</param>
/// <param name="Requests">Answered over the line, not from the cache.</param>
/// <param name="Bytes">Received, heads of HTTP included.</param>
/// <param name="Seconds">From the press of the button to the last byte of the page and what it needs.</param>
internal sealed record PageLoad(string Who, string Visit, string Page, int Requests, long Bytes, double Seconds);

/// <summary>A person at a browser whose every page is weighed and timed.</summary>
internal sealed class Visitor : IAsyncDisposable
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(90);
    private readonly IBrowserContext context;
    private readonly ConcurrentDictionary<string, bool> running = new();
    private readonly List<PageLoad> loads = [];
    private readonly string who;
    private readonly Lock counting = new();
    private Stopwatch clock = Stopwatch.StartNew();
    private TimeSpan last;
    private long bytes;
    private int requests;
    private bool hasBegun;

    private Visitor(IBrowserContext context, IPage page, string who) => (this.context, Page, this.who) = (context, page, who);

    public IPage Page { get; }

    public string Visit { get; set; } = "first";

    public IReadOnlyList<PageLoad> Loads => loads;

    public static async Task<Visitor> ComeAsync(IBrowser browser, Uri address, string who)
    {
        var context = await browser.NewContextAsync(
            new() { BaseURL = address.ToString(), ViewportSize = new() { Width = 1366, Height = 768 }, Locale = "vi-VN" });
        var visitor = new Visitor(context, await context.NewPageAsync(), who);
        visitor.Page.SetDefaultTimeout((float)Longest.TotalMilliseconds);
        var wire = await context.NewCDPSessionAsync(visitor.Page);
        wire.Event("Network.requestWillBeSent").OnEvent += (_, json) => visitor.Sent(json!.Value.GetProperty("requestId").GetString()!);
        wire.Event("Network.loadingFinished").OnEvent += (_, json) => visitor.Ended(
            json!.Value.GetProperty("requestId").GetString()!, (long)json.Value.GetProperty("encodedDataLength").GetDouble());
        wire.Event("Network.loadingFailed").OnEvent += (_, json) => visitor.Ended(json!.Value.GetProperty("requestId").GetString()!, 0);
        await wire.SendAsync("Network.enable");
        return visitor;
    }

    /// <summary>Does what brings a page, and waits until nothing comes any more.</summary>
    /// <param name="expected">Words that the page must then show.</param>
    public async Task LoadAsync(string page, Func<Task> act, string expected)
    {
        lock (counting)
        {
            (clock, last, bytes, requests, hasBegun) = (Stopwatch.StartNew(), TimeSpan.Zero, 0, 0, false);
        }

        running.Clear();
        await act();
        await Assertions.Expect(Page.Locator("body")).ToContainTextAsync(expected, new() { Timeout = (float)Longest.TotalMilliseconds });
        while (!hasBegun || !running.IsEmpty || clock.Elapsed - last < Quiet)
        {
            await Task.Delay(50);
            if (clock.Elapsed > Longest)
            {
                throw new InvalidOperationException($"{page} is still loading after {Longest.TotalSeconds} seconds.");
            }
        }

        lock (counting)
        {
            loads.Add(new PageLoad(who, Visit, page, requests, bytes, Math.Round(last.TotalSeconds, 1)));
        }
    }

    public Task GoAsync(string page, string address, string expected) => LoadAsync(page, () => Page.GotoAsync(address), expected);

    public Task PressAsync(string page, string button, string expected) =>
        LoadAsync(page, () => Page.GetByRole(AriaRole.Button, new() { Name = button }).First.ClickAsync(), expected);

    public Task FillAsync(string name, string value) => Page.Locator($"[name='{name}']:visible").First.FillAsync(value);

    public Task ChooseAsync(string name, string value) => Page.Locator($"[name='{name}'][value='{value}']").CheckAsync();

    public async ValueTask DisposeAsync() => await context.CloseAsync();

    // A redirect keeps its request's number.
    private void Sent(string id)
    {
        running.TryAdd(id, true);
        hasBegun = true;
    }

    private void Ended(string id, long received)
    {
        running.TryRemove(id, out _);
        lock (counting)
        {
            // What the browser had kept brings no byte.
            requests += received > 0 ? 1 : 0;
            bytes += received;
            last = clock.Elapsed;
        }
    }
}
