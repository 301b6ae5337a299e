using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace XaDienTu.Kernel.Jobs;

/// <summary>Looks for jobs that are due: every ten seconds, or as <c>JobsEverySeconds</c> says.</summary>
internal sealed partial class JobWorker(JobTurn turn, TimeSpan pause, ILogger<JobWorker> log) : BackgroundService
{
    private const int EverySeconds = 10;

    public static JobWorker Of(IServiceProvider services)
    {
        var seconds = services.GetService<IConfiguration>()?.GetValue("JobsEverySeconds", EverySeconds) ?? EverySeconds;
        return new(
            services.GetRequiredService<JobTurn>(), TimeSpan.FromSeconds(Math.Max(1, seconds)),
            services.GetRequiredService<ILogger<JobWorker>>());
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
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
