using XaDienTu.Kernel.Audit.Reading;

namespace XaDienTu.Signing;

/// <summary>What this module writes into the audit, as the auditor reads it.</summary>
internal static class AuditNames
{
    public static readonly AuditVocabulary All = new()
    {
        Actions =
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
        ],
        Subjects =
        [
            ("certificate", "Chứng thư số"),
            ("certificate-application", "Đề nghị cấp chứng thư số"),
            ("trusted-root", "Gốc tin cậy"),
        ],
        Details =
        [
            ("serial", "số chứng thư"),
            ("use", "loại"),
            ("place", "nơi giữ khoá"),
            ("holderName", "người giữ"),
            ("thumbprint", "dấu nhận dạng"),
            ("retiredReason", "lý do ngừng"),
            ("order", "lệnh ký"),
            ("act", "việc ký"),
            ("signed", "tệp đã ký"),
            ("certificate", "chứng thư"),
        ],
        Values =
        [
            ("software", "kho khoá của nền tảng"),
            ("token", "thiết bị tại máy chủ"),
            ("remote", "dịch vụ ký từ xa"),
            ("approve", "ký phê duyệt"),
            ("issue", "ký của cơ quan"),
            ("digitise", "ký bản số hoá"),
            ("person", "cá nhân"),
            ("root", "gốc"),
            ("issuing", "cấp chứng thư"),
            ("timeStamping", "dấu thời gian"),
            ("ocsp", "trả lời trạng thái"),
            ("personal", "cá nhân"),
            ("agency", "cơ quan"),
        ],
    };
}
