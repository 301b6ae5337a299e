using XaDienTu.Kernel.Audit.Reading;

namespace XaDienTu.Accounts;

/// <summary>What this module writes into the audit, as the auditor reads it.</summary>
internal static class AuditNames
{
    public static readonly AuditVocabulary All = new()
    {
        Actions =
        [
            ("TotpEnabled", "Bật xác thực hai bước"),
            ("TotpDisabled", "Tắt xác thực hai bước"),
            ("TotpReset", "Gỡ xác thực hai bước của cán bộ"),
            ("SignedOutEverywhere", "Thoát trên mọi máy"),
            ("PasswordChanged", "Đổi mật khẩu"),
            ("PasswordReset", "Đặt lại mật khẩu của cán bộ"),
            ("AccountRegistered", "Công dân mở tài khoản"),
            ("AccountCreated", "Mở tài khoản cho cán bộ"),
            ("AccountRefused", "Mở tài khoản cho cán bộ bị từ chối"),
            ("SignedIn", "Đăng nhập"),
            ("SignInFailed", "Đăng nhập không thành công"),
            ("AccountLocked", "Khoá tài khoản vì sai nhiều lần"),
            ("SignedOut", "Thoát"),
            ("PasswordRefused", "Nhập sai mật khẩu hiện tại"),
            ("CodeRefused", "Nhập sai mã xác thực"),
            ("ResetAsked", "Yêu cầu đặt lại đăng nhập"),
            ("ResetAgreed", "Đồng ý đặt lại đăng nhập"),
            ("ResetDeclined", "Không đồng ý đặt lại đăng nhập"),
            ("ResetRefused", "Đặt lại đăng nhập bị từ chối"),
            ("ResetLinkRefused", "Đường dẫn đặt lại không dùng được"),
            ("TokenIssued", "Cấp mã truy cập"),
            ("ProgramRegistered", "Đăng ký chương trình kết nối"),
            ("ProgramAgreed", "Đồng ý vai trò của chương trình"),
            ("ProgramAgreementRefused", "Tự đồng ý chương trình bị từ chối"),
            ("ProgramSecretRenewed", "Cấp bí mật mới cho chương trình"),
            ("ProgramSwitchedOff", "Ngừng chương trình kết nối"),
            ("TokenRefused", "Không cấp mã truy cập"),
            ("AccountLookedUp", "Tra tài khoản công dân tại quầy"),
            ("CitizenVerified", "Xác minh số định danh tại quầy"),
            ("IdNumberDeclared", "Công dân khai số định danh"),
            ("IdNumberLost", "Số định danh thuộc về người khác"),
        ],
        Subjects =
        [
            ("account", "Tài khoản"),
            ("program", "Chương trình kết nối"),
        ],
        Details =
        [
            ("userName", "tên đăng nhập"),
            ("reset", "yêu cầu"),
            ("isLeak", "nghi bị lộ"),
            ("byMail", "gửi thư điện tử"),
            ("scope", "phạm vi"),
            ("grant", "cách cấp"),
            ("tries", "số lần sai"),
            ("roles", "vai trò"),
            ("redirects", "địa chỉ quay về"),
            ("scopes", "phạm vi"),
            ("nameChanged", "đổi tên"),
            ("numberChanged", "đổi số"),
            ("organizationId", "mã cơ quan"),
            ("error", "lỗi"),
        ],
        Values =
        [
            ("password", "mật khẩu"),
            ("secondStep", "xác thực hai bước"),
            ("both", "cả hai"),
            ("first", "mật khẩu đầu tiên"),
            ("code", "mã xác thực"),
            ("unused", "lâu không dùng"),
            ("client_credentials", "chương trình tự đăng nhập"),
            ("authorization_code", "người dùng đăng nhập"),
            ("refresh_token", "gia hạn"),
            ("invalid_client", "sai mã hoặc bí mật của chương trình"),
            ("invalid_grant", "mã đăng nhập sai hoặc hết hạn"),
            ("invalid_scope", "xin phạm vi không được cấp"),
            ("invalid_request", "yêu cầu thiếu hoặc sai"),
            ("unauthorized_client", "chương trình không được dùng cách này"),
            ("unsupported_grant_type", "cách cấp không dùng ở đây"),
            ("access_denied", "bị từ chối"),
            ("*", "mọi cơ quan"),
        ],
    };
}
