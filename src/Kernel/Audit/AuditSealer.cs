using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace XaDienTu.Kernel.Audit;

/// <summary>Seals what was audited, every few seconds; with several nodes whichever comes first.</summary>
internal sealed partial class AuditSealer(IServiceScopeFactory scopes, ILogger<AuditSealer> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await SealAllAsync(stoppingToken);
            await Task.Delay(Every, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task SealAllAsync(CancellationToken cancellation)
    {
        try
        {
            AuditSeal? seal;
            do
            {
                await using var scope = scopes.CreateAsyncScope();
                seal = await scope.ServiceProvider.GetRequiredService<SealAudit>().RunAsync(cancellation);
                if (seal is not null)
                {
                    LogSealed(log, seal.Number, seal.Rows, seal.Hash);
                }
            }
            while (seal is not null);
        }
#pragma warning disable CA1031 // A database that is away for a while must not end the sealing for good; the rows wait.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            if (!cancellation.IsCancellationRequested)
            {
                LogFailed(log, failure);
            }
        }
    }

    // Sent to a log server, these lines are heads of the chain that nobody with the database can reach.
    [LoggerMessage(LogLevel.Information, "Audit seal {Number} covers {Rows} rows: {Hash}")]
    private static partial void LogSealed(ILogger log, long number, int rows, string hash);

    [LoggerMessage(LogLevel.Error, "Audit rows could not be sealed, trying again")]
    private static partial void LogFailed(ILogger log, Exception failure);
}
