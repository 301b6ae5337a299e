using XaDienTu.Ui.Forms;
using XaDienTu.Ui.Parts;

namespace XaDienTu.Cases.Figures;

/// <summary>What waits for an officer, on the first page of the day.</summary>
/// <param name="Waiting">Open steps at the officer's desks; steps of cases that rest are not among them.</param>
/// <param name="DueToday">Of these, due today and not late yet.</param>
/// <param name="New">Cases filed and not looked at yet.</param>
/// <param name="Resting">Steps of cases that rest: a supplement or a fee is asked for, or the applicant wants the case back.</param>
/// <param name="AreLeast">There is more than was counted: the numbers say what there is at least.</param>
/// <param name="Receives">Takes cases in at a counter.</param>
/// <param name="Nearest">The steps to be done first.</param>
internal sealed record WorkFigures(
    int Waiting, int DueToday, int Overdue, int New, int Resting, bool AreLeast, bool Receives, IReadOnlyList<NearestWork> Nearest)
{
    public string Text(int figure) => Grouped.Number(figure) + (AreLeast ? "+" : "");
}

/// <param name="Deadline">In working time, as the worklist says it.</param>
internal sealed record NearestWork(string Code, string Applicant, string ProcedureName, string Step, DeadlineChip Deadline);
