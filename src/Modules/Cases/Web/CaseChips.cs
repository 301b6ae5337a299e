using XaDienTu.Cases.Contracts;
using XaDienTu.Ui.Parts;

namespace XaDienTu.Cases.Web;

/// <summary>Status of a case as a chip.</summary>
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

    /// <summary>What a case that rests waits for; null while its clock runs.</summary>
    public static string? WaitsFor(this CaseStatus status) => status switch
    {
        CaseStatus.SupplementRequested => "chờ bổ sung",
        CaseStatus.PaymentRequested => "chờ nộp phí",
        CaseStatus.WithdrawalRequested => "xin rút hồ sơ",
        _ => null,
    };
}
