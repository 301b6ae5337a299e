using XaDienTu.Kernel.Audit;

namespace XaDienTu.Kernel.Verifying;

/// <summary>Heads of the audit's chain that were written down outside the database; set by who knows some before the checks run.</summary>
internal sealed class KnownHeads
{
    public IReadOnlyCollection<AuditHead> All { get; set; } = [];
}

/// <summary>No sealed audit row was changed, removed or put in, and the chain still passes through the heads that were written down
/// elsewhere.</summary>
internal sealed class AuditCheck(AuditVerification verification, KnownHeads known) : IDataCheck
{
    public string Title => "Chuỗi nhật ký";

    public async Task<CheckAnswer> RunAsync(CancellationToken cancellation)
    {
        var report = await verification.RunAsync(known.All, null, cancellation);
        var heads = known.All.Count(head => head.Number > 0);
        var passes = heads > 0
            ? $"; đối chiếu với {heads:N0} mốc đã ghi ở nơi khác, mới nhất là mốc {known.All.Max(head => head.Number)}"
            : "";
        var stamped = report.Stamped is { } stamp ? $"; dấu thời gian cuối ở mốc {stamp.Number}" : "; chưa có dấu thời gian";
        return new CheckAnswer(
            $"{report.Rows:N0} dòng đã niêm phong, {report.Waiting:N0} dòng chờ; mốc cuối {report.Head.Number} {report.Head.Hash}{stamped}{passes}",
            report.Faults,
            "Giữ nguyên hiện trạng, báo người phụ trách an toàn thông tin; đối chiếu dòng nêu trên với bản sao lưu gần nhất.")
        {
            Warnings = [.. Warnings(report, heads)],
        };
    }

    /// <summary>
    /// Chain, stamps and counters all lie here: whoever rules this machine can make them anew, and only what lies elsewhere tells.
    /// </summary>
    private static IEnumerable<string> Warnings(AuditReport report, int heads)
    {
        if (report.Shipped is null)
        {
            yield return "Chưa mốc nhật ký nào được giao ra ngoài máy chủ, nên người nắm cả máy chủ có thể làm lại nhật ký mà không để lại dấu. "
                + "Đặt Audit:Ship tới thư mục hoặc địa chỉ do người khác giữ.";
        }
        else if (heads == 0)
        {
            yield return "Lần này không đối chiếu với mốc nào đã ghi ở nơi khác. Chạy lại với --heads và bản các mốc đã giao.";
        }
    }
}
