using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using XaDienTu.Kernel.Data;

namespace XaDienTu.Kernel.Audit.Refusals;

/// <summary>Writes what was refused, as it comes; at the stop what still waits.</summary>
internal sealed partial class RefusalWriter(RefusalLog refusals, IServiceScopeFactory scopes, ILogger<RefusalWriter> log)
    : BackgroundService
{
    private const int AtOnce = 100;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (await refusals.Waiting.WaitToReadAsync(stoppingToken))
            {
                await WriteSomeAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The stop writes the rest.
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await WriteSomeAsync(cancellationToken);
    }

    private async Task WriteSomeAsync(CancellationToken cancellation)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<KernelDb>();
            var taken = 0;
            while (taken < AtOnce && refusals.Waiting.TryRead(out var row))
            {
                db.Record(row);
                taken++;
            }

            if (taken > 0)
            {
                await scope.ServiceProvider.GetRequiredService<Work>().SaveAsync(cancellation);
            }
        }
#pragma warning disable CA1031 // A refusal that could not be written is told to the log; the next one is tried again.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            LogFailed(log, failure);
        }
    }

    [LoggerMessage(LogLevel.Error, "Refusals could not be written to the audit")]
    private static partial void LogFailed(ILogger log, Exception failure);
}
