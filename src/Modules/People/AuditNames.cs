namespace XaDienTu.People;

/// <summary>What this module writes into the audit, as the auditor reads it.</summary>
internal static class AuditNames
{
    public static readonly IReadOnlyList<(string Action, string Name)> All =
    [
        ("PersonRead", "Xem thông tin một người"),
        ("PersonRemembered", "Ghi mới một người"),
        ("PersonCompleted", "Bổ sung thông tin một người"),
    ];
}
