using XaDienTu.Kernel.Outbox;

namespace XaDienTu.Cases.Contracts;

/// <summary>News that a case moved on; heard by the portal (notices), later by statistics and the national portal.</summary>
/// <param name="ApplicantAccountId">The citizen's account the case belongs to, when it was filed with one.</param>
/// <param name="Sentence">What happened and what comes next, in Vietnamese, for the applicant.</param>
[News("cases.status-changed")]
public sealed record CaseStatusChanged(
    Guid CaseId, string Code, CaseStatus Status, string ProcedureName, Guid? ApplicantAccountId, string Sentence, DateTimeOffset At);
