namespace XaDienTu.Portal;

/// <summary>What this module writes into the audit, as the auditor reads it.</summary>
internal static class AuditNames
{
    public static readonly IReadOnlyList<(string Action, string Name)> All =
    [
        ("audit-read", "Xem nhật ký"),
        ("audit-exported", "Tải nhật ký về"),
        ("audit-verified", "Kiểm tra chuỗi nhật ký"),
    ];
}
