using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Hosting;

namespace XaDienTu.Modules.Tests.Signing;

/// <summary>The web server of an authority, in all the moods that such servers have.</summary>
internal sealed class EvidenceServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<string> asked = [];

    private EvidenceServer(WebApplication app) => this.app = app;

    /// <summary>What the good addresses answer with, by path.</summary>
    public ConcurrentDictionary<string, byte[]> Good { get; } = new();

    public IReadOnlyCollection<string> Asked => asked;

    public static async Task<EvidenceServer> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var server = new EvidenceServer(builder.Build());
        server.app.Run(server.AnswerAsync);
        await server.app.StartAsync();
        return server;
    }

    public Uri At(string path) => new(new Uri(app.Urls.Single()), path);

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var (path, response, aborted) = (context.Request.Path.Value!, context.Response, context.RequestAborted);
        asked.Enqueue(path);
        switch (path)
        {
            case "/hangs":
                await WaitAsync(aborted);
                break;
            case "/stops":
                await response.Body.WriteAsync(new byte[1000], aborted);
                await response.Body.FlushAsync(aborted);
                await WaitAsync(aborted);
                break;
            case "/500":
                response.StatusCode = 500;
                await response.WriteAsync("down", aborted);
                break;
            case "/huge":
                await SendHugeAsync(response, aborted);
                break;
            case "/html":
                await response.WriteAsync("<!doctype html><title>Login</title><p>Please log in.", aborted);
                break;
            case "/redirect":
                response.Redirect(At("/internal").AbsoluteUri);
                break;
            case "/empty":
                break;
            default:
                await response.Body.WriteAsync(Good.GetValueOrDefault(path) ?? [], aborted);
                break;
        }
    }

    /// <summary>Without an end: who reads all of it before he looks at its size never says that it is too large.</summary>
    private static async Task SendHugeAsync(HttpResponse response, CancellationToken aborted)
    {
        var part = new byte[64 * 1024];
        while (!aborted.IsCancellationRequested)
        {
            await response.Body.WriteAsync(part, aborted);
            // Into a line that the other side has left writing takes no time.
            await Task.Yield();
        }
    }

    private static async Task WaitAsync(CancellationToken aborted) =>
        await Task.Delay(Timeout.Infinite, aborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
