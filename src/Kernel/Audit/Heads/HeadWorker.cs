using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace XaDienTu.Kernel.Audit.Heads;

/// <summary>
/// Has the head of the chain stamped and delivered soon after the start, then every five minutes in which something was sealed, and at the
/// stop. What cannot be delivered is tried again, after ever longer waits.
/// </summary>
internal sealed partial class HeadWorker(IServiceScopeFactory scopes, ILogger<HeadWorker> log) : BackgroundService
{
    private static readonly TimeSpan AfterStart = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan FirstRetry = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan MostAtStop = TimeSpan.FromSeconds(3);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var wait = AfterStart;
        var retry = FirstRetry;
        while (true)
        {
            await Task.Delay(wait, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stoppingToken.IsCancellationRequested)
            {
                return;
            }

            var done = await RunOnceAsync(stoppingToken);
            (wait, retry) = done ? (Every, FirstRetry) : (retry, retry * 2 < Every ? retry * 2 : Every);
        }
    }

    /// <summary>Registered before the sealer, it stops after it: what is sealed last is stamped too.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        using var bounded = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bounded.CancelAfter(MostAtStop);
        await RunOnceAsync(bounded.Token);
    }

    private async Task<bool> RunOnceAsync(CancellationToken cancellation)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            if (await scope.ServiceProvider.GetRequiredService<StampHead>().RunAsync(cancellation) is { } stamp)
            {
                LogStamped(log, stamp.Number, stamp.Hash, stamp.At);
            }

            while (await scope.ServiceProvider.GetRequiredService<ShipHeads>().RunAsync(cancellation) > 0)
            {
                // More may wait than one round takes.
            }

            return true;
        }
#pragma warning disable CA1031 // A database or a receiver that is away for a while must not end the stamping for good.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            if (!cancellation.IsCancellationRequested)
            {
                LogFailed(log, failure);
            }

            return false;
        }
    }

    // Logs that go to another machine are a second place where heads are kept.
    [LoggerMessage(LogLevel.Information, "Audit head {Number} {Hash} stamped at {At}")]
    private static partial void LogStamped(ILogger log, long number, string hash, DateTimeOffset at);

    [LoggerMessage(LogLevel.Error, "The audit's head was not stamped, or not delivered; trying again")]
    private static partial void LogFailed(ILogger log, Exception failure);
}
