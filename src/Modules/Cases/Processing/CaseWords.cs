using XaDienTu.Procedures.Contracts;

namespace XaDienTu.Cases.Processing;

/// <summary>Words of buttons on the officers' pages.</summary>
internal static class CaseWords
{
    /// <summary>The button that finishes a step as the process wants it.</summary>
    public static string ForwardButton(StepKind kind) => kind switch
    {
        StepKind.Receive => "Tiếp nhận hồ sơ",
        StepKind.HandOver => "Xác nhận đã nhận bàn giao",
        StepKind.Assign => "Giao việc, chuyển bước",
        StepKind.Appraise => "Đồng ý, trình ký",
        StepKind.Consult => "Gửi trả lời ý kiến",
        StepKind.SiteVisit => "Ghi kết quả, chuyển bước",
        StepKind.Review => "Đồng ý, trình ký",
        StepKind.Approve => "Ký duyệt kết quả",
        StepKind.NumberAndSeal => "Cấp số, đóng dấu",
        StepKind.Return => "Trả kết quả cho người nộp",
        StepKind.Withdraw => "Đồng ý, dừng hồ sơ",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>Refusing is for the counter, before acceptance, and for whoever decides.</summary>
    public static bool MayRefuse(StepKind kind) => kind is StepKind.Receive or StepKind.Approve;
}
