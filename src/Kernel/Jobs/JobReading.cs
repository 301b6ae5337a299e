using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Data;

namespace XaDienTu.Kernel.Jobs;

/// <summary>The jobs as the administrator of the platform sees them.</summary>
public sealed class JobReading
{
    /// <summary>Later than that, nobody was there to do it.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(10);

    private readonly KernelDb db;
    private readonly IReadOnlyList<JobPlan> plans;
    private readonly TimeProvider clock;

    internal JobReading(KernelDb db, IEnumerable<PlannedJob> jobs, TimeProvider clock) =>
        (this.db, plans, this.clock) = (db, [.. jobs.Select(job => job.Plan)], clock);

    public async Task<IReadOnlyList<JobView>> AllAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var states = await db.Jobs.AsNoTracking().ToDictionaryAsync(job => job.Name, cancellation);
        return
        [
            .. plans.Where(plan => states.ContainsKey(plan.Name)).Select(plan => ViewOf(plan, states[plan.Name], now))
                .OrderByDescending(job => job.IsTrouble).ThenBy(job => job.NextAt),
        ];
    }

    private static JobView ViewOf(JobPlan plan, JobState state, DateTimeOffset now)
    {
        var isRunning = state.HeldUntil > now;
        return new JobView(
            plan.Name, plan.Title, plan.Schedule.Words, state.StartedAt, state.EndedAt, state.NextAt, state.Node, isRunning, state.Failures,
            state.LastError, StartedLate: state.StartedAt - state.WasDueAt is { } wait && wait > Late ? wait : null,
            IsOverdue: !isRunning && now - state.NextAt > Late);
    }
}

/// <param name="StartedLate">How long it waited the last time, when that was long: no node was running.</param>
/// <param name="IsOverdue">Due for some time, and no node took it.</param>
public sealed record JobView(
    string Name, string Title, string Schedule, DateTimeOffset? StartedAt, DateTimeOffset? EndedAt, DateTimeOffset NextAt, string? Node,
    bool IsRunning, int Failures, string? LastError, TimeSpan? StartedLate, bool IsOverdue)
{
    public bool IsTrouble => Failures > 0 || IsOverdue;
}
