using XaDienTu.Cases.Contracts;
using XaDienTu.Ui.Parts;

namespace XaDienTu.Cases.Lifecycle;

/// <summary>Status and due date of a case as chips.</summary>
internal static class CaseChips
{
    public static Tone Tone(this CaseStatus status) => status switch
    {
        CaseStatus.SupplementRequested or CaseStatus.PaymentRequested => Ui.Parts.Tone.Warn,
        CaseStatus.Processed or CaseStatus.Returned => Ui.Parts.Tone.Ok,
        CaseStatus.NotAccepted or CaseStatus.Stopped => Ui.Parts.Tone.Err,
        CaseStatus.New or CaseStatus.Accepted or CaseStatus.InProcess or CaseStatus.WithdrawalRequested => Ui.Parts.Tone.Info,
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };

    /// <summary>How the promise to the applicant stands; null before a day was promised and after an end without result.</summary>
    public static DeadlineChip? Deadline(CaseStatus status, DateTimeOffset? due, DateTimeOffset? finished, DateTimeOffset now) =>
        due is null || status is CaseStatus.Stopped or CaseStatus.NotAccepted ? null : DeadlineChip.Of(
            due, now, pausedFor: status is CaseStatus.SupplementRequested ? "chờ bổ sung" : null, finishedUtc: finished);
}
