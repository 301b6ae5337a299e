using XaDienTu.Kernel.Audit.Reading;

namespace XaDienTu.Procedures;

/// <summary>What this module writes into the audit, as the auditor reads it.</summary>
internal static class AuditNames
{
    public static readonly AuditVocabulary All = new()
    {
        Actions =
        [
            ("ProcedurePublished", "Công bố thủ tục"),
            ("ProcedureDraftCompleted", "Hoàn thiện bản nháp thủ tục"),
            ("CatalogueLoaded", "Nạp danh mục thủ tục"),
            ("ProceduresImported", "Nhập thủ tục đã công bố"),
        ],
        Subjects =
        [
            ("procedure", "Thủ tục"),
            ("procedures", "Danh mục thủ tục"),
        ],
        Places =
        [
            ("import", "nhập từ tệp"),
            ("two-level", "chính quyền hai cấp"),
            ("three-level", "chính quyền ba cấp"),
        ],
        Details =
        [
            ("procedures", "số thủ tục"),
            ("effectiveFrom", "hiệu lực từ"),
            ("confirmed", "đã đối chiếu luật"),
            ("added", "số đã thêm"),
            ("procedureCode", "mã thủ tục"),
            ("published", "đã công bố"),
            ("drafted", "bản nháp"),
            ("unchanged", "không đổi"),
            ("refused", "bị từ chối"),
        ],
    };
}
