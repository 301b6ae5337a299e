using XaDienTu.Kernel.Audit;

namespace XaDienTu.Kernel.Verifying;

/// <summary>A head of the audit's chain that was written down outside the database; set by who knows one before the checks run.</summary>
internal sealed class KnownHead
{
    public AuditHead? Value { get; set; }
}

/// <summary>No sealed audit row was changed, removed or put in, and the chain still passes through the head that a copy wrote down.</summary>
internal sealed class AuditCheck(AuditVerification verification, KnownHead known) : IDataCheck
{
    public string Title => "Chuỗi nhật ký";

    public async Task<CheckAnswer> RunAsync(CancellationToken cancellation)
    {
        var report = await verification.RunAsync(known.Value, cancellation);
        var passes = known.Value is { Number: > 0 } met ? $", đối chiếu với mốc {met.Number} của bản sao lưu" : "";
        return new CheckAnswer(
            $"{report.Rows:N0} dòng đã niêm phong, {report.Waiting:N0} dòng chờ; mốc cuối {report.Head.Number} {report.Head.Hash}{passes}",
            report.Faults,
            "Giữ nguyên hiện trạng, báo người phụ trách an toàn thông tin; đối chiếu dòng nêu trên với bản sao lưu gần nhất.");
    }
}
