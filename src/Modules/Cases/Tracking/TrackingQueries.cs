using Microsoft.EntityFrameworkCore;
using XaDienTu.Cases.Contracts;
using XaDienTu.Cases.Process;
using XaDienTu.Cases.Web;

namespace XaDienTu.Cases.Tracking;

/// <summary>
/// The queries of public tracking, translated once: half the province presses the same button. They read what is told and no more: the rest
/// of the case, its declaration and the words it is found by, was up to a quarter of the answer's cost. Held by the host, since a
/// translation belongs to one database's model.
/// </summary>
internal sealed class TrackingQueries
{
    /// <summary>The case beside each of its steps.</summary>
    public Func<CasesDb, string, IAsyncEnumerable<TrackedLine>> LinesOf { get; } = EF.CompileAsyncQuery(
        (CasesDb db, string code) =>
            from filed in db.Cases.AsNoTracking()
            where filed.Code == code
            from step in db.Steps.AsNoTracking().Where(step => step.CaseId == filed.Id).DefaultIfEmpty()
            select new TrackedLine(
                filed.Id, filed.Code, filed.ProcedureVersionId, filed.ProcedureName, filed.Applicant.FullName, filed.ApplicantIdNumber,
                filed.Submitter,
                filed.Status, filed.ReceivingOrganizationId, filed.CompetentOrganizationId, filed.SubmittedAt, filed.DueAt,
                filed.FinishedAt,
                filed.ReturnedAt, filed.StopReason, filed.Subject,
                step == null ? null : new CourseStep(
                    step.Number, step.Key, step.Kind, step.Name, step.OrganizationId, step.DueAt, step.DoneAt, step.Outcome)));

    public Func<CasesDb, Guid, IAsyncEnumerable<TrackedEvent>> EventsOf { get; } = EF.CompileAsyncQuery(
        (CasesDb db, Guid caseId) => db.History.AsNoTracking().Where(line => line.CaseId == caseId && line.Public)
            .OrderByDescending(line => line.At)
            .Select(line =>
                new TrackedEvent(line.At, line.Sentence, CaseHistory.KindsToldWithNote.Contains(line.Kind) ? line.Note : null)));

    /// <summary>What the applicant is to bring, for a case that waits for it.</summary>
    public Func<CasesDb, Guid, CancellationToken, Task<SupplementRequest?>> OpenSupplementOf { get; } = EF.CompileAsyncQuery(
        (CasesDb db, Guid caseId, CancellationToken cancellation) => db.Supplements.AsNoTracking()
            .OrderBy(request => request.RequestedAt)
            .FirstOrDefault(request => request.CaseId == caseId && request.AnsweredAt == null));
}

/// <param name="Step">Null for a case without any.</param>
internal sealed record TrackedLine(
    Guid CaseId, string Code, Guid ProcedureVersionId, string ProcedureName, string Applicant, string ApplicantIdNumber,
    CasePerson? Submitter,
    CaseStatus Status, Guid ReceivingOrganizationId, Guid CompetentOrganizationId, DateTimeOffset SubmittedAt, DateTimeOffset? DueAt,
    DateTimeOffset? FinishedAt,
    DateTimeOffset? ReturnedAt, string? StopReason, string Subject, CourseStep? Step);
