namespace XaDienTu.Kernel.Audit;

/// <summary>Names an audit row that no seal covers yet; written with the row, gone with the seal.</summary>
internal sealed class UnsealedAudit
{
    public required Guid AuditId { get; init; }

    public required DateTimeOffset At { get; init; }
}
