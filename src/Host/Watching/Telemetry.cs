using Npgsql;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using XaDienTu.Kernel.Watching;

namespace XaDienTu.Host.Watching;

/// <summary>
/// Metrics and traces to a collector (OTLP), steered by the standard OTEL_… settings; without an endpoint nothing of it is loaded.
/// Values of query strings and of SQL parameters never stand in a span: the instrumentations leave them out, and a test holds them to it.
/// </summary>
internal static class Telemetry
{
    private static readonly string[] Endpoints =
        ["OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"];

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        if (Endpoints.All(name => string.IsNullOrEmpty(builder.Configuration[name])))
        {
            return;
        }

        // The switch that would put what people search for into spans stays off.
        builder.Configuration["OTEL_DOTNET_EXPERIMENTAL_ASPNETCORE_DISABLE_URL_QUERY_REDACTION"] = "false";
        builder.Services.AddHostedService<BacklogWatch>();
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource =>
                resource.AddService("xa-dien-tu", serviceVersion: typeof(Telemetry).Assembly.GetName().Version?.ToString()))
            .WithMetrics(metrics =>
                metrics.AddMeter(Measures.Name).AddAspNetCoreInstrumentation().AddRuntimeInstrumentation().AddMeter("Npgsql"))
            .WithTracing(traces => traces.AddAspNetCoreInstrumentation(options => options.Filter = IsOfInterest).AddNpgsql())
            .UseOtlpExporter();
    }

    // A balancer asks every second whether the node lives.
    private static bool IsOfInterest(HttpContext http) =>
        !http.Request.Path.StartsWithSegments("/healthz", StringComparison.Ordinal)
            && !http.Request.Path.StartsWithSegments("/readyz", StringComparison.Ordinal);
}
