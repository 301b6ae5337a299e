namespace XaDienTu.Signing;

/// <summary>What this module writes into the audit, as the auditor reads it.</summary>
internal static class AuditNames
{
    public static readonly IReadOnlyList<(string Action, string Name)> All =
    [
        ("TrustedRootAdded", "Thêm gốc tin cậy"),
        ("TrustedRootRetired", "Ngừng tin cậy một gốc"),
        ("WrongPin", "Nhập sai mã PIN"),
        ("PinChanged", "Đổi mã PIN"),
        ("CertificateRequested", "Đề nghị cấp chứng thư số"),
        ("CertificateApproved", "Duyệt đề nghị cấp chứng thư số"),
        ("CertificateRefused", "Từ chối đề nghị cấp chứng thư số"),
        ("CertificateIssued", "Cấp chứng thư số"),
        ("CertificateRevoked", "Thu hồi chứng thư số"),
        ("SignerImageKept", "Lưu ảnh chữ ký"),
        ("KeyUsed", "Dùng khoá ký"),
        ("PaperSigned", "Ký số văn bản"),
        ("AuthorityKeyMade", "Tạo khoá của cơ quan chứng thực"),
    ];
}
