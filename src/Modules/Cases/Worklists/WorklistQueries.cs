using Microsoft.EntityFrameworkCore;
using XaDienTu.Procedures.Contracts;

namespace XaDienTu.Cases.Worklists;

/// <summary>
/// The query of the worklist, translated once: officers come back to it after every step. It chooses and counts from the index of open
/// work (desk, due, id, kind, rest) and reads cases for the rows of the page only, so the cost follows neither the years of history nor the
/// work that is open. Held by the host, since a translation belongs to one database's model.
/// </summary>
internal sealed class WorklistQueries
{
    /// <summary>
    /// The counts of all views beside each open step of one view: a question of its own for the counts was a sixth of the page's cost.
    /// The steps are those behind a place in the list (due date and id of the last one seen) and due before an end; null does not matter.
    /// </summary>
    public IAsyncEnumerable<WorklistLine> Read(CasesDb db, WorklistAsk ask) => lines(
        db, ask.Desks, ask.Now, ask.Tomorrow, ask.LastDue, ask.LastId, ask.Before, ask.Kind, ask.Resting, ask.Most);

    // A translated query takes its values one by one: of a parameter EF translates no member.
    private readonly Func<CasesDb, string[], DateTimeOffset, DateTimeOffset, DateTimeOffset, Guid, DateTimeOffset, StepKind?, bool?, int,
        IAsyncEnumerable<WorklistLine>> lines = EF.CompileAsyncQuery(
        (CasesDb db, string[] desks, DateTimeOffset now, DateTimeOffset tomorrow,
            DateTimeOffset lastDue, Guid lastId, DateTimeOffset before, StepKind? kind, bool? resting, int most) =>
            (from step in db.Steps.AsNoTracking()
             where desks.Contains(step.Desk) && step.DoneAt == null
             orderby step.DueAt, step.Id
             select new { step.Kind, step.DueAt, step.IsResting })
                .Take(WorklistCounts.MostLooked)
                .GroupBy(_ => 1)
                .Select(all => new
                {
                    Looked = all.Count(),
                    Mine = all.Count(row => !row.IsResting),
                    New = all.Count(row => !row.IsResting && row.Kind == StepKind.Receive),
                    Overdue = all.Count(row => !row.IsResting && row.DueAt < now),
                    Today = all.Count(row => !row.IsResting && row.DueAt >= now && row.DueAt < tomorrow),
                    Waiting = all.Count(row => row.IsResting),
                    Returning = all.Count(row => row.Kind == StepKind.Return),
                })
                // An outer join, also because PostgreSQL would count once for each row of the page if it might turn the two around.
                .LeftJoin(
                    from step in (from open in db.Steps.AsNoTracking()
                                  where desks.Contains(open.Desk) && open.DoneAt == null
                                      && open.DueAt >= lastDue && (open.DueAt > lastDue || open.Id > lastId) && open.DueAt < before
                                      && (kind == null || open.Kind == kind)
                                      && (resting == null || open.IsResting == resting)
                                  orderby open.DueAt, open.Id
                                  select open).Take(most)
                    join filed in db.Cases.AsNoTracking() on step.CaseId equals filed.Id
                    select new
                    {
                        StepId = (Guid?)step.Id, step.Key, step.Kind, step.Name, step.OrganizationId, step.OpenedAt, step.DueAt,
                        filed.Code, Applicant = filed.Applicant.FullName, filed.ProcedureName, filed.Status, filed.Channel,
                        filed.ReceivingOrganizationId, filed.Subject,
                    },
                    _ => 1, _ => 1, (counts, row) => new { counts, row })
                .OrderBy(line => line.row!.DueAt).ThenBy(line => line.row!.StepId)
                .Select(line => new WorklistLine(
                    new WorklistCounts(line.counts.Looked, line.counts.Mine, line.counts.New, line.counts.Overdue, line.counts.Today,
                        line.counts.Waiting, line.counts.Returning),
                    line.row!.StepId == null ? null : new WorklistRow(
                        line.row.StepId.Value, line.row.Key, line.row.Kind, line.row.Name, line.row.OrganizationId, line.row.OpenedAt,
                        line.row.DueAt,
                        line.row.Code, line.row.Applicant, line.row.ProcedureName, line.row.Status, line.row.Channel,
                        line.row.ReceivingOrganizationId, line.row.Subject))));
}

/// <summary>Which open steps at which desks, and from which place of the list on.</summary>
/// <param name="LastDue">Due date of the last step seen, with <paramref name="LastId"/>; those before it are left out.</param>
/// <param name="Before">Due from here on is left out.</param>
/// <param name="Kind">Null does not matter, as with <paramref name="Resting"/>.</param>
internal sealed record WorklistAsk(
    string[] Desks, DateTimeOffset Now, DateTimeOffset Tomorrow, DateTimeOffset LastDue, Guid LastId, DateTimeOffset Before, StepKind? Kind,
    bool? Resting, int Most);

/// <param name="Row">None when the view has no row: there are counts all the same.</param>
internal sealed record WorklistLine(WorklistCounts Counts, WorklistRow? Row);
