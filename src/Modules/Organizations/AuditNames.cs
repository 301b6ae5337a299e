namespace XaDienTu.Organizations;

/// <summary>What this module writes into the audit, as the auditor reads it.</summary>
internal static class AuditNames
{
    public static readonly IReadOnlyList<(string Action, string Name)> All =
    [
        ("AgencyHoursSet", "Đặt giờ làm việc"),
        ("AgencyHoursWithdrawn", "Bỏ giờ làm việc riêng"),
        ("CalendarDayDeclared", "Khai ngày nghỉ, ngày làm bù"),
        ("CalendarDayWithdrawn", "Bỏ ngày nghỉ, ngày làm bù"),
        ("PostAdded", "Giao vai trò"),
        ("PostEnded", "Kết thúc vai trò"),
    ];
}
