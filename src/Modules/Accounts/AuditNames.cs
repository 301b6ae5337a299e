namespace XaDienTu.Accounts;

/// <summary>What this module writes into the audit, as the auditor reads it.</summary>
internal static class AuditNames
{
    public static readonly IReadOnlyList<(string Action, string Name)> All =
    [
        ("TotpEnabled", "Bật xác thực hai bước"),
        ("TotpDisabled", "Tắt xác thực hai bước"),
        ("TotpReset", "Gỡ xác thực hai bước của cán bộ"),
        ("SignedOutEverywhere", "Thoát trên mọi máy"),
        ("PasswordChanged", "Đổi mật khẩu"),
        ("PasswordReset", "Đặt lại mật khẩu của cán bộ"),
        ("AccountRegistered", "Công dân mở tài khoản"),
        ("AccountCreated", "Mở tài khoản cho cán bộ"),
        ("SignedIn", "Đăng nhập"),
        ("SignInFailed", "Đăng nhập không thành công"),
        ("AccountLocked", "Khoá tài khoản vì sai nhiều lần"),
        ("SignedOut", "Thoát"),
    ];
}
