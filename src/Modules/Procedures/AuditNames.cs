namespace XaDienTu.Procedures;

/// <summary>What this module writes into the audit, as the auditor reads it.</summary>
internal static class AuditNames
{
    public static readonly IReadOnlyList<(string Action, string Name)> All =
    [
        ("ProcedurePublished", "Công bố thủ tục"),
        ("ProcedureDraftCompleted", "Hoàn thiện bản nháp thủ tục"),
        ("CatalogueLoaded", "Nạp danh mục thủ tục"),
        ("ProceduresImported", "Nhập thủ tục đã công bố"),
    ];
}
