using XaDienTu.Kernel.Audit.Reading;

namespace XaDienTu.People;

/// <summary>What this module writes into the audit, as the auditor reads it.</summary>
internal static class AuditNames
{
    public static readonly AuditVocabulary All = new()
    {
        Actions =
        [
            ("PersonRead", "Xem thông tin một người"),
            ("PersonRemembered", "Ghi mới một người"),
            ("PersonCompleted", "Bổ sung thông tin một người"),
        ],
        Subjects =
        [
            ("person", "Người"),
        ],
        Details =
        [
            ("changed", "đã đổi"),
            ("nameChanged", "đổi tên"),
            ("numberChanged", "đổi số"),
        ],
    };
}
