using XaDienTu.Kernel.Audit.Reading;

namespace XaDienTu.Portal;

/// <summary>What this module writes into the audit, as the auditor reads it.</summary>
internal static class AuditNames
{
    public static readonly AuditVocabulary All = new()
    {
        Actions =
        [
            ("audit-read", "Xem nhật ký"),
            ("audit-exported", "Tải nhật ký về"),
            ("list-exported", "Tải danh sách về"),
            ("audit-verified", "Kiểm tra chuỗi nhật ký"),
        ],
        Subjects =
        [
            ("audit", "Nhật ký"),
        ],
        Places =
        [
            ("page", "trang nhật ký"),
            ("chain", "chuỗi niêm phong"),
            ("csv", "tệp CSV"),
        ],
        Details =
        [
            ("subjectType", "loại đối tượng"),
            ("subjectId", "mã đối tượng"),
            ("sourceAddress", "địa chỉ"),
            ("actor", "người"),
            ("actorId", "mã người"),
            ("head", "mốc"),
            ("faults", "số lỗi"),
            ("action", "việc"),
            ("filter", "điều kiện lọc"),
        ],
        Values =
        [
            ("csv", "CSV"),
            ("xlsx", "bảng tính"),
            ("pdf", "bản in"),
        ],
    };
}
