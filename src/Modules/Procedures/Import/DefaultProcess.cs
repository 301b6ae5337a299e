using XaDienTu.Organizations.Contracts;
using XaDienTu.Procedures.Contracts;

namespace XaDienTu.Procedures.Import;

/// <summary>
/// The published records hold no process an agency could run. An ordinary one by competent level stands in, marked as such,
/// with the term shared out among its steps.
/// </summary>
internal static class DefaultProcess
{
    /// <summary>07:30–11:30 and 13:30–17:00.</summary>
    private const decimal HoursOfWorkingDay = 7.5m;

    private const decimal WorkingShareOfCalendarDays = 5m / 7m;
    private const int WorkingDaysOfMonth = 21;

    public static IReadOnlyList<ProcessStepDefinition> For(string competentLevel, Term term)
    {
        var hours = WorkingHours(term);
        var receive = Share(hours, 0.1m);
        var appraise = Share(hours, 0.5m);
        var review = competentLevel == "commune" ? 0 : Share(hours, 0.1m);
        var approve = Share(hours, 0.2m);
        var finish = Math.Max(0.5m, hours - receive - appraise - review - approve);
        List<ProcessStepDefinition> steps =
        [
            new("receive", StepKind.Receive, "Tiếp nhận hồ sơ", "oneStopClerk", "receiving", receive),
            new("appraise", StepKind.Appraise, "Thẩm định hồ sơ", "appraisingOfficer", "competent", appraise),
            new("approve", StepKind.Approve, "Ký duyệt kết quả", "leader", "competent", approve, ["result"]),
            new("return", StepKind.Return, "Trả kết quả", "oneStopClerk", "receiving", finish),
        ];
        if (review > 0)
        {
            steps.Insert(2, new("review", StepKind.Review, "Soát xét kết quả thẩm định", "headOfUnit", "competent", review));
        }

        return steps;
    }

    /// <summary>The term in working hours; a term that is not known yet is shared out as one working day.</summary>
    private static decimal WorkingHours(Term term) => term switch
    {
        { Amount: <= 0 } => HoursOfWorkingDay,
        { Unit: TermUnit.Hour } => term.Amount,
        { Unit: TermUnit.WorkingDay } => term.Amount * HoursOfWorkingDay,
        { Unit: TermUnit.Day } => Math.Floor(term.Amount * WorkingShareOfCalendarDays) * HoursOfWorkingDay,
        _ => term.Amount * WorkingDaysOfMonth * HoursOfWorkingDay,
    };

    /// <summary>Half hours: what an officer can plan with.</summary>
    private static decimal Share(decimal hours, decimal part) => Math.Max(0.5m, Math.Floor(hours * part * 2) / 2);
}
