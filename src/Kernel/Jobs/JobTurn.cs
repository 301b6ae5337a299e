using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace XaDienTu.Kernel.Jobs;

/// <summary>Does what is due and nobody else does.</summary>
internal sealed partial class JobTurn(IServiceScopeFactory scopes, IEnumerable<PlannedJob> jobs, TimeProvider clock, ILogger<JobTurn> log)
{
    private static readonly TimeSpan Beat = JobTable.Held / 5;

    /// <returns>Names of the jobs that this node did, well or not.</returns>
    public async Task<IReadOnlyList<string>> RunAsync(CancellationToken cancellation)
    {
        var due = await OnTableAsync(table => table.DueAsync(cancellation));
        var done = new List<string>();
        // Of a job that only a newer node knows, that node takes care.
        foreach (var job in due.Select(name => jobs.FirstOrDefault(known => known.Plan.Name == name)).OfType<PlannedJob>())
        {
            if (await OnTableAsync(table => table.TakeAsync(job.Plan.Name, cancellation)))
            {
                await DoAsync(job, cancellation);
                done.Add(job.Plan.Name);
            }
        }

        return done;
    }

    private async Task DoAsync(PlannedJob job, CancellationToken cancellation)
    {
        var name = job.Plan.Name;
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var beats = BeatAsync(name, ended.Token);
        string? error = null;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await job.Make(scope.ServiceProvider).RunAsync(clock.GetUtcNow(), cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await OnTableAsync(table => table.GiveBackAsync(name, CancellationToken.None));
            throw;
        }
#pragma warning disable CA1031 // Whatever a job throws: it is told on its page, and the others go on.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            error = failure.GetType().Name;
            LogFailed(log, failure, name);
        }
        finally
        {
            await ended.CancelAsync();
            await beats;
        }

        await OnTableAsync(async table =>
        {
            await table.EndAsync(job.Plan, error, CancellationToken.None);
            return true;
        });
    }

    private async Task BeatAsync(string name, CancellationToken ended)
    {
        while (!ended.IsCancellationRequested)
        {
            await Task.Delay(Beat, ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!ended.IsCancellationRequested)
            {
                try
                {
                    await OnTableAsync(table => table.HoldAsync(name, ended));
                }
#pragma warning disable CA1031 // The next beat tries again; five may be missed.
                catch (Exception failure)
#pragma warning restore CA1031
                {
                    LogBeat(log, failure, name);
                }
            }
        }
    }

    private async Task<T> OnTableAsync<T>(Func<JobTable, Task<T>> ask)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<JobTable>());
    }

    [LoggerMessage(LogLevel.Error, "Job {Name} failed, it is tried again")]
    private static partial void LogFailed(ILogger log, Exception failure, string name);

    [LoggerMessage(LogLevel.Warning, "Job {Name}: the database did not hear that this node is at it")]
    private static partial void LogBeat(ILogger log, Exception failure, string name);
}
