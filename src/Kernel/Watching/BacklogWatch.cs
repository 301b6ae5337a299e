using System.Diagnostics.Metrics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using XaDienTu.Kernel.Data;

namespace XaDienTu.Kernel.Watching;

/// <summary>
/// Looks now and then at what waits in the database – news, audit rows – and keeps the figures for whoever reads the gauges. Every node
/// tells the same figures.
/// </summary>
internal sealed partial class BacklogWatch : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);
    private readonly IServiceScopeFactory scopes;
    private readonly TimeProvider clock;
    private readonly ILogger<BacklogWatch> log;
    private Backlog? last;

    public BacklogWatch(IServiceScopeFactory scopes, TimeProvider clock, ILogger<BacklogWatch> log)
    {
        (this.scopes, this.clock, this.log) = (scopes, clock, log);
        Gauge("xadientu.outbox.waiting", "{message}", "News that wait for delivery", backlog => backlog.Waiting);
        Gauge("xadientu.outbox.failing", "{message}", "Waiting news that failed at least once", backlog => backlog.Failing);
        Gauge("xadientu.outbox.age", "s", "Age of the oldest waiting news", backlog => backlog.AgeSeconds);
        Gauge("xadientu.audit.unsealed", "{row}", "Audit rows that no seal covers yet", backlog => backlog.Unsealed);
        Gauge("xadientu.audit.unshipped", "{head}", "Stamped heads of the audit that were not delivered off the machine", backlog =>
            backlog.Unshipped);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                last = await LookAsync(stoppingToken);
            }
#pragma warning disable CA1031 // No figure is better than an old one; the next look tries again.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                last = null;
                if (!stoppingToken.IsCancellationRequested)
                {
                    LogFailed(log, failure);
                }
            }

            await Task.Delay(Every, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<Backlog> LookAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<KernelDb>();
        var waiting = db.Outbox.AsNoTracking().Where(message => message.DeliveredAt == null);
        var oldest = await waiting.MinAsync(message => (DateTimeOffset?)message.OccurredAt, cancellation);
        return new Backlog(
            await waiting.CountAsync(cancellation),
            await waiting.CountAsync(message => message.Attempts > 0, cancellation),
            oldest is { } since ? (long)(clock.GetUtcNow() - since).TotalSeconds : 0,
            await db.Unsealed.CountAsync(cancellation),
            await db.Stamps.CountAsync(stamp => stamp.ShippedAt == null, cancellation));
    }

    private void Gauge(string name, string unit, string description, Func<Backlog, long> read) =>
        Measures.Meter.CreateObservableGauge(
            name, () => last is { } backlog ? [new Measurement<long>(read(backlog))] : Array.Empty<Measurement<long>>(), unit, description);

    private sealed record Backlog(long Waiting, long Failing, long AgeSeconds, long Unsealed, long Unshipped);

    [LoggerMessage(LogLevel.Warning, "The backlog could not be read")]
    private static partial void LogFailed(ILogger log, Exception failure);
}
