using Microsoft.EntityFrameworkCore;
using XaDienTu.Cases.Contracts;
using XaDienTu.Kernel.Actors;
using XaDienTu.Procedures.Contracts;

namespace XaDienTu.Cases.Process.Results;

/// <summary>One result that waits for this officer's signature, as lists show it.</summary>
/// <param name="FileHash">What will be signed.</param>
internal sealed record ResultToSign(
    Guid ResultId, string Code, string Applicant, string ProcedureName, string ResultName, string FileName, string FileHash, string By,
    DateTimeOffset DueAt,
    Guid OrganizationId, string Subject);

/// <summary>Results that wait for the officer: drafts on the leader's desk, and signed ones that wait for the agency's signature.</summary>
internal sealed class ResultsToSign(CasesDb db)
{
    /// <summary>One confirmation's worth; the rest comes after.</summary>
    public const int Most = 300;

    public async Task<IReadOnlyList<ResultToSign>> ToApproveAsync(Actor actor, CancellationToken cancellation)
    {
        var desks = actor.Posts.Where(post => CaseAccess.HandlesCases(post.Role))
            .Select(post => CaseStep.DeskOf(post.OrganizationId, post.Role)).Distinct().ToList();
        return await (from step in db.Steps.AsNoTracking()
                      join filed in db.Cases.AsNoTracking() on step.CaseId equals filed.Id
                      join result in db.Results.AsNoTracking() on filed.Id equals result.CaseId
                      where desks.Contains(step.Desk) && step.DoneAt == null && step.Kind == StepKind.Approve
                          && filed.Status == CaseStatus.InProcess
                          && !db.Steps.Any(other => other.CaseId == filed.Id && other.DoneAt == null && other.Kind == StepKind.Consult)
                          && result.ApprovedAt == null && (result.FileName.EndsWith(".pdf") || result.FileName.EndsWith(".PDF"))
                      orderby step.DueAt, step.Id
                      select new ResultToSign(
                          result.Id, filed.Code, filed.Applicant.FullName, filed.ProcedureName, result.Name, result.FileName,
                          result.FileHash,
                          result.AttachedByName, step.DueAt, step.OrganizationId, filed.Subject)).Take(Most).ToListAsync(cancellation);
    }

    public async Task<IReadOnlyList<ResultToSign>> ToIssueAsync(Actor actor, CancellationToken cancellation)
    {
        var agencies = actor.Posts.Where(post => post.Role is OfficerRole.RecordsClerk or OfficerRole.OneStopClerk)
            .Select(post => (Guid?)post.OrganizationId).Distinct().ToList();
        return await (from result in db.Results.AsNoTracking()
                      join filed in db.Cases.AsNoTracking() on result.CaseId equals filed.Id
                      where agencies.Contains(result.IssuingOrganizationId) && result.IssuedAt == null
                      orderby result.ApprovedAt, result.Id
                      select new ResultToSign(
                          result.Id, filed.Code, filed.Applicant.FullName, filed.ProcedureName, result.Name, result.FileName,
                          result.SignedHash!,
                          result.ApprovedByName ?? "", filed.DueAt ?? filed.SubmittedAt, result.IssuingOrganizationId!.Value,
                          filed.Subject)).Take(Most).ToListAsync(cancellation);
    }
}
