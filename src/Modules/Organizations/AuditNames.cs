using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Audit.Reading;
using XaDienTu.Organizations.Contracts;

namespace XaDienTu.Organizations;

/// <summary>What this module writes into the audit, as the auditor reads it.</summary>
internal static class AuditNames
{
    public static readonly AuditVocabulary All = new()
    {
        Actions =
        [
            ("AgencyHoursSet", "Đặt giờ làm việc"),
            ("AgencyHoursWithdrawn", "Bỏ giờ làm việc riêng"),
            ("CalendarDayDeclared", "Khai ngày nghỉ, ngày làm bù"),
            ("CalendarDayWithdrawn", "Bỏ ngày nghỉ, ngày làm bù"),
            ("PostAdded", "Giao vai trò"),
            ("PostEnded", "Kết thúc vai trò"),
        ],
        Subjects =
        [
            ("post", "Vai trò"),
            ("organization", "Cơ quan"),
            ("officer", "Cán bộ"),
            ("calendar-day", "Ngày nghỉ, làm bù"),
        ],
        Details =
        [
            ("weekday", "ngày thường"),
            ("saturday", "thứ Bảy"),
            ("identifier", "mã định danh"),
            ("title", "chức vụ"),
            ("officer", "cán bộ"),
            ("organization", "cơ quan"),
        ],
        Values =
        [
            .. Enum.GetValues<OfficerRole>().Select(role => new AuditWord(role.ToString(), role.Word())),
            ("dayOff", "ngày nghỉ"),
            ("makeUp", "làm bù"),
            ("closed", "nghỉ"),
            ("moved", "hoán đổi"),
        ],
    };
}
