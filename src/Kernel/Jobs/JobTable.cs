using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Data;

namespace XaDienTu.Kernel.Jobs;

/// <summary>Who is at which job. Each change is one statement in a transaction of its own: of two nodes one sees its row changed.</summary>
internal sealed class JobTable(KernelDb db, Work work, IEnumerable<PlannedJob> jobs, TimeProvider clock)
{
    /// <summary>A node that was not heard of for so long is taken for dead.</summary>
    public static readonly TimeSpan Held = TimeSpan.FromMinutes(5);

    /// <summary>A start waits for nothing; a job that is new begins soon after it.</summary>
    private static readonly TimeSpan AfterStart = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan FirstRetry = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan LongestRetry = TimeSpan.FromHours(1);

    /// <summary>Called at the start, in a node's turn to prepare: jobs that were added get their row.</summary>
    public async Task EnsureAsync(CancellationToken cancellation)
    {
        var known = await db.Jobs.Select(job => job.Name).ToListAsync(cancellation);
        var soon = clock.GetUtcNow() + AfterStart;
        foreach (var added in jobs.Select(job => job.Plan.Name).Except(known))
        {
            db.Jobs.Add(new JobState { Name = added, NextAt = soon });
        }

        await work.SaveAsync(cancellation);
    }

    public async Task<IReadOnlyList<string>> DueAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        return await db.Jobs.Where(job => job.NextAt <= now && (job.HeldUntil == null || job.HeldUntil < now))
            .OrderBy(job => job.NextAt).Select(job => job.Name).ToListAsync(cancellation);
    }

    /// <returns>Whether it is this node's to do now.</returns>
    public Task<bool> TakeAsync(string name, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var until = now + Held;
        var node = JobState.ThisNode;
        return ChangeAsync(
            rows => rows.Where(job => job.Name == name && job.NextAt <= now && (job.HeldUntil == null || job.HeldUntil < now))
                .ExecuteUpdateAsync(
                    set => set.SetProperty(job => job.HeldUntil, until).SetProperty(job => job.Node, node)
                        .SetProperty(job => job.StartedAt, now).SetProperty(job => job.WasDueAt, job => job.NextAt)
                        .SetProperty(job => job.EndedAt, (DateTimeOffset?)null),
                    cancellation),
            cancellation);
    }

    /// <summary>The node is still alive and at it.</summary>
    public Task<bool> HoldAsync(string name, CancellationToken cancellation)
    {
        var until = clock.GetUtcNow() + Held;
        var node = JobState.ThisNode;
        return ChangeAsync(
            rows => rows.Where(job => job.Name == name && job.Node == node && job.EndedAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(job => job.HeldUntil, until), cancellation),
            cancellation);
    }

    /// <summary>Given back unfinished: a node that stops leaves it to the next one at once.</summary>
    public Task<bool> GiveBackAsync(string name, CancellationToken cancellation) => ChangeAsync(
        rows => rows.Where(job => job.Name == name)
            .ExecuteUpdateAsync(set => set.SetProperty(job => job.HeldUntil, (DateTimeOffset?)null), cancellation),
        cancellation);

    /// <param name="error">Kind of the failure; null when it went well.</param>
    public async Task EndAsync(JobPlan plan, string? error, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var failed = await db.Jobs.AsNoTracking().Where(job => job.Name == plan.Name).Select(job => job.Failures).SingleAsync(cancellation);
        var failures = error is null ? 0 : failed + 1;
        var next = plan.Schedule.After(now);
        var retry = now + TimeSpan.FromTicks(Math.Min(LongestRetry.Ticks, FirstRetry.Ticks << Math.Min(failed, 10)));
        var nextAt = error is null || next < retry ? next : retry;
        await ChangeAsync(
            rows => rows.Where(job => job.Name == plan.Name).ExecuteUpdateAsync(
                set => set.SetProperty(job => job.HeldUntil, (DateTimeOffset?)null).SetProperty(job => job.EndedAt, now)
                    .SetProperty(job => job.NextAt, nextAt).SetProperty(job => job.Failures, failures)
                    .SetProperty(job => job.LastError, error),
                cancellation),
            cancellation);
    }

    private async Task<bool> ChangeAsync(Func<IQueryable<JobState>, Task<int>> change, CancellationToken cancellation)
    {
        // On the embedded database it writes like everybody else: in its turn.
        await using var transaction = await work.BeginAsync(cancellation);
        var changed = await change(db.Jobs);
        await transaction.CommitAsync(cancellation);
        return changed == 1;
    }
}
