using Microsoft.EntityFrameworkCore;
using XaDienTu.Cases.Contracts;
using XaDienTu.Procedures.Contracts;

namespace XaDienTu.Cases.Processing;

/// <summary>
/// The query of the worklist, translated once: officers come back to it after every step. It reads the index of open
/// work (desk, due, id), so the cost follows the work that is open, never the years of history. Held by the host, since a translation belongs to
/// one database's model.
/// </summary>
internal sealed class WorklistQueries
{
    private static readonly CaseStatus[] Waiting = [CaseStatus.SupplementRequested, CaseStatus.PaymentRequested, CaseStatus.WithdrawalRequested];

    public delegate IAsyncEnumerable<WorklistLine> ReadLines(
        CasesDb db, string[] desks, DateTimeOffset now, DateTimeOffset tomorrow,
        DateTimeOffset lastDue, Guid lastId, DateTimeOffset before, StepKind? kind, bool? waiting, int most);

    /// <summary>
    /// The counts of all views beside each open step of one view: a question of its own for the counts was a sixth of the page's cost.
    /// The steps are those behind a place in the list (due date and id of the last one seen) and due before an end; null does not matter.
    /// </summary>
    public ReadLines Lines { get; } = new(EF.CompileAsyncQuery(
        (CasesDb db, string[] desks, DateTimeOffset now, DateTimeOffset tomorrow,
            DateTimeOffset lastDue, Guid lastId, DateTimeOffset before, StepKind? kind, bool? waiting, int most) =>
            from counts in (from step in db.Steps.AsNoTracking()
                            join filed in db.Cases.AsNoTracking() on step.CaseId equals filed.Id
                            where desks.Contains(step.Desk) && step.DoneAt == null
                            orderby step.DueAt, step.Id
                            select new { step.Kind, step.DueAt, IsWaiting = Waiting.Contains(filed.Status) })
                .Take(WorklistCounts.MostLooked)
                .GroupBy(_ => 1)
                .Select(all => new
                {
                    Looked = all.Count(),
                    Mine = all.Count(row => !row.IsWaiting),
                    New = all.Count(row => !row.IsWaiting && row.Kind == StepKind.Receive),
                    Overdue = all.Count(row => !row.IsWaiting && row.DueAt < now),
                    Today = all.Count(row => !row.IsWaiting && row.DueAt >= now && row.DueAt < tomorrow),
                    Waiting = all.Count(row => row.IsWaiting),
                    Returning = all.Count(row => row.Kind == StepKind.Return),
                })
            from row in (from step in db.Steps.AsNoTracking()
                         join filed in db.Cases.AsNoTracking() on step.CaseId equals filed.Id
                         where desks.Contains(step.Desk) && step.DoneAt == null
                             && step.DueAt >= lastDue && (step.DueAt > lastDue || step.Id > lastId) && step.DueAt < before
                             && (kind == null || step.Kind == kind)
                             && (waiting == null || Waiting.Contains(filed.Status) == waiting)
                         orderby step.DueAt, step.Id
                         select new
                         {
                             StepId = (Guid?)step.Id, step.Key, step.Kind, step.Name, step.OrganizationId, step.OpenedAt, step.DueAt,
                             filed.Code, Applicant = filed.Applicant.FullName, filed.ProcedureName, filed.Status, filed.Channel, filed.ReceivingOrganizationId,
                         })
                .Take(most)
                .DefaultIfEmpty()
            orderby row.DueAt, row.StepId
            select new WorklistLine(
                new WorklistCounts(counts.Looked, counts.Mine, counts.New, counts.Overdue, counts.Today, counts.Waiting, counts.Returning),
                row.StepId == null ? null : new WorklistRow(
                    row.StepId.Value, row.Key, row.Kind, row.Name, row.OrganizationId, row.OpenedAt, row.DueAt,
                    row.Code, row.Applicant, row.ProcedureName, row.Status, row.Channel, row.ReceivingOrganizationId))));
}

/// <param name="Row">None when the view has no row: there are counts all the same.</param>
internal sealed record WorklistLine(WorklistCounts Counts, WorklistRow? Row);
