using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace XaDienTu.Kernel.Jobs;

/// <summary>Looks for jobs that are due: every ten seconds, or as <c>JobsEverySeconds</c> says.</summary>
internal sealed partial class JobWorker(JobTurn turn, IConfiguration configuration, ILogger<JobWorker> log) : BackgroundService
{
    private const int EverySeconds = 10;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pause = TimeSpan.FromSeconds(Math.Max(1, configuration.GetValue("JobsEverySeconds", EverySeconds)));
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                if (!stoppingToken.IsCancellationRequested)
                {
                    await turn.RunAsync(stoppingToken);
                }
            }
#pragma warning disable CA1031 // A database that is away comes back.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                if (!stoppingToken.IsCancellationRequested)
                {
                    LogAway(log, failure);
                }
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "Jobs: the database did not answer, trying again")]
    private static partial void LogAway(ILogger log, Exception failure);
}
