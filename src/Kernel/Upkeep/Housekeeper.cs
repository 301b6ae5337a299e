using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using XaDienTu.Kernel.Data;

namespace XaDienTu.Kernel.Upkeep;

/// <summary>Runs the housekeeping soon after the start and twice a day; several nodes doing it do no harm.</summary>
internal sealed partial class Housekeeper(IServiceScopeFactory scopes, ILogger<Housekeeper> log) : BackgroundService
{
    private static readonly TimeSpan AfterStart = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Every = TimeSpan.FromHours(12);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var wait = AfterStart;
        while (true)
        {
            await Task.Delay(wait, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stoppingToken.IsCancellationRequested)
            {
                return;
            }

            await RunOnceAsync(stoppingToken);
            wait = Every;
        }
    }

    private async Task RunOnceAsync(CancellationToken cancellation)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            // On the embedded database it writes like everybody else: in its turn.
            await using var transaction = await scope.ServiceProvider.GetRequiredService<Work>().BeginAsync(cancellation);
            await scope.ServiceProvider.GetRequiredService<Housekeeping>().RunAsync(cancellation);
            await transaction.CommitAsync(cancellation);
            await transaction.DisposeAsync();
            var now = scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow();
            foreach (var task in scope.ServiceProvider.GetServices<IUpkeep>())
            {
                await task.RunAsync(now, cancellation);
            }
        }
#pragma warning disable CA1031 // What was not cleaned now is cleaned the next time.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            if (!cancellation.IsCancellationRequested)
            {
                LogFailed(log, failure);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "Housekeeping failed, the next turn tries again")]
    private static partial void LogFailed(ILogger log, Exception failure);
}
