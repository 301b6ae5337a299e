namespace XaDienTu.Cases.Contracts;

/// <summary>Status of a case, numbered as the national public-service portal numbers it.</summary>
public enum CaseStatus
{
    /// <summary>Filed, not looked at yet.</summary>
    New = 1,
    Accepted = 2,
    NotAccepted = 3,
    InProcess = 4,
    SupplementRequested = 5,
    PaymentRequested = 6,
    WithdrawalRequested = 7,

    /// <summary>Ended without a result: refused after acceptance or withdrawn.</summary>
    Stopped = 8,

    /// <summary>The result is at the counter.</summary>
    Processed = 9,
    Returned = 10,
}

public static class CaseStatusWords
{
    /// <summary>What officers and citizens read.</summary>
    public static string Word(this CaseStatus status) => status switch
    {
        CaseStatus.New => "Mới nộp",
        CaseStatus.Accepted => "Đã tiếp nhận",
        CaseStatus.NotAccepted => "Không tiếp nhận",
        CaseStatus.InProcess => "Đang giải quyết",
        CaseStatus.SupplementRequested => "Cần bổ sung",
        CaseStatus.PaymentRequested => "Chờ nộp phí, lệ phí",
        CaseStatus.WithdrawalRequested => "Đề nghị rút",
        CaseStatus.Stopped => "Dừng giải quyết",
        CaseStatus.Processed => "Có kết quả",
        CaseStatus.Returned => "Đã trả kết quả",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };

    /// <summary>Its open steps rest: the applicant has the case, or asked to have it back.</summary>
    public static bool IsResting(this CaseStatus status) =>
        status is CaseStatus.SupplementRequested or CaseStatus.PaymentRequested or CaseStatus.WithdrawalRequested;

    /// <summary>No result comes any more; of a case that was stopped the papers may still be at the counter.</summary>
    public static bool IsWithoutResult(this CaseStatus status) => status is CaseStatus.NotAccepted or CaseStatus.Stopped;

    /// <summary>Nothing more happens to the case.</summary>
    public static bool IsClosed(this CaseStatus status) => status is CaseStatus.Returned || status.IsWithoutResult();
}
