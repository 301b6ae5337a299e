using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace XaDienTu.EndToEnd.Tests.Watching;

/// <summary>Takes what a host exports and keeps the bytes as they came: whatever stands in them can be searched for.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<byte[]> traces = new();
    private readonly ConcurrentQueue<byte[]> metrics = new();

    private Collector()
    {
        var builder = WebApplication.CreateSlimBuilder(["--urls", "http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        app = builder.Build();
        app.MapPost("/v1/traces", http => KeepAsync(http, traces));
        app.MapPost("/v1/metrics", http => KeepAsync(http, metrics));
    }

    /// <summary>Texts stand in the protocol's bytes as they are.</summary>
    public string Traces => TextOf(traces);

    public string Metrics => TextOf(metrics);

    /// <summary>Settings of a host that exports here, often.</summary>
    public string[] Settings =>
    [
        "--OTEL_EXPORTER_OTLP_ENDPOINT", app.Urls.Single(), "--OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf",
        "--OTEL_BSP_SCHEDULE_DELAY", "200", "--OTEL_METRIC_EXPORT_INTERVAL", "500",
    ];

    public static async Task<Collector> StartAsync()
    {
        var collector = new Collector();
        await collector.app.StartAsync();
        return collector;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static string TextOf(IEnumerable<byte[]> bodies) => string.Concat(bodies.Select(Encoding.UTF8.GetString));

    private static async Task KeepAsync(HttpContext http, ConcurrentQueue<byte[]> into)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        into.Enqueue(body.ToArray());
    }
}
