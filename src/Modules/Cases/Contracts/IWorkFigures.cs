using XaDienTu.Kernel.Actors;
using XaDienTu.Ui.Parts;

namespace XaDienTu.Cases.Contracts;

/// <summary>What waits for an officer, for the first page of the day.</summary>
public interface IWorkFigures
{
    /// <summary>Null for who handles no cases, an administrator for instance.</summary>
    Task<WorkFigures?> ForAsync(Actor actor, CancellationToken cancellation);
}

/// <param name="Waiting">Open steps at the officer's desks; steps of cases that rest are not among them.</param>
/// <param name="DueToday">Of these, due today and not late yet.</param>
/// <param name="New">Cases filed and not looked at yet.</param>
/// <param name="Resting">Steps of cases that rest: a supplement or a fee is asked for, or the applicant wants the case back.</param>
/// <param name="AreLeast">There is more than was counted: the numbers say what there is at least.</param>
/// <param name="Nearest">The steps to be done first.</param>
public sealed record WorkFigures(int Waiting, int DueToday, int Overdue, int New, int Resting, bool AreLeast, IReadOnlyList<NearestWork> Nearest);

/// <param name="Deadline">In working time, as the worklist says it.</param>
public sealed record NearestWork(string Code, string Applicant, string ProcedureName, string Step, DeadlineChip Deadline);
