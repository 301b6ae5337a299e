using XaDienTu.Kernel.Actors;

namespace XaDienTu.Cases.Contracts;

/// <summary>What waits for an officer, for the first page of the day.</summary>
public interface IWorkFigures
{
    Task<WorkFigures> ForAsync(Actor actor, CancellationToken cancellation);
}

/// <param name="Waiting">Open steps at the officer's desks; steps of cases that rest with the applicant are not among them.</param>
/// <param name="DueToday">Of these, due today and not late yet.</param>
/// <param name="New">Cases filed and not looked at yet.</param>
/// <param name="AwaitingSupplement">Cases that rest until their applicants answer.</param>
/// <param name="Nearest">The steps to be done first.</param>
public sealed record WorkFigures(int Waiting, int DueToday, int Overdue, int New, int AwaitingSupplement, IReadOnlyList<NearestWork> Nearest);

public sealed record NearestWork(string Code, string Applicant, string ProcedureName, string Step, DateTimeOffset DueAt);
