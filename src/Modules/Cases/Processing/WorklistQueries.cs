using Microsoft.EntityFrameworkCore;
using XaDienTu.Cases.Contracts;
using XaDienTu.Procedures.Contracts;

namespace XaDienTu.Cases.Processing;

/// <summary>
/// The two queries of the worklist, translated once: officers come back to it after every step. They read the index of open
/// work (desk, due, id), so the cost follows the work that is open, never the years of history. Held by the host, since a translation belongs to
/// one database's model.
/// </summary>
internal sealed class WorklistQueries
{
    private static readonly CaseStatus[] Waiting = [CaseStatus.SupplementRequested, CaseStatus.PaymentRequested, CaseStatus.WithdrawalRequested];

    public delegate IAsyncEnumerable<WorklistRow> ReadRows(
        CasesDb db, string[] desks, DateTimeOffset lastDue, Guid lastId, DateTimeOffset before, StepKind? kind, bool? waiting, int most);

    public delegate Task<WorklistCounts?> ReadCounts(CasesDb db, string[] desks, DateTimeOffset now, DateTimeOffset tomorrow, CancellationToken cancellation);

    /// <summary>Open steps behind a place in the list (due date and id of the last one seen) and due before an end; null does not matter.</summary>
    public ReadRows Rows { get; } = new(EF.CompileAsyncQuery(
        (CasesDb db, string[] desks, DateTimeOffset lastDue, Guid lastId, DateTimeOffset before, StepKind? kind, bool? waiting, int most) =>
            (from step in db.Steps.AsNoTracking()
             join filed in db.Cases.AsNoTracking() on step.CaseId equals filed.Id
             where desks.Contains(step.Desk) && step.DoneAt == null
                 && step.DueAt >= lastDue && (step.DueAt > lastDue || step.Id > lastId) && step.DueAt < before
                 && (kind == null || step.Kind == kind)
                 && (waiting == null || Waiting.Contains(filed.Status) == waiting)
             orderby step.DueAt, step.Id
             select new WorklistRow(
                 step.Id, step.Name, step.Kind, step.OrganizationId, step.OpenedAt, step.DueAt,
                 filed.Code, filed.Applicant.FullName, filed.ProcedureName, filed.Status, filed.Channel, filed.ReceivingOrganizationId))
            .Take(most)));

    public ReadCounts Counts { get; } = new(EF.CompileAsyncQuery(
        (CasesDb db, string[] desks, DateTimeOffset now, DateTimeOffset tomorrow, CancellationToken cancellation) =>
            (from step in db.Steps.AsNoTracking()
             join filed in db.Cases.AsNoTracking() on step.CaseId equals filed.Id
             where desks.Contains(step.Desk) && step.DoneAt == null
             orderby step.DueAt, step.Id
             select new { step.Kind, step.DueAt, IsWaiting = Waiting.Contains(filed.Status) })
            .Take(WorklistCounts.MostLooked)
            .GroupBy(_ => 1)
            .Select(all => new WorklistCounts(
                all.Count(),
                all.Count(row => !row.IsWaiting),
                all.Count(row => !row.IsWaiting && row.Kind == StepKind.Receive),
                all.Count(row => !row.IsWaiting && row.DueAt < now),
                all.Count(row => !row.IsWaiting && row.DueAt >= now && row.DueAt < tomorrow),
                all.Count(row => row.IsWaiting),
                all.Count(row => row.Kind == StepKind.Return)))
            .SingleOrDefault()));
}
