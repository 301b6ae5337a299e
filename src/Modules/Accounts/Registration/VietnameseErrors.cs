using Microsoft.AspNetCore.Identity;

namespace XaDienTu.Accounts.Registration;

/// <summary>Identity's refusals in the user's words; only those its rules here can raise.</summary>
internal sealed class VietnameseErrors : IdentityErrorDescriber
{
    public override IdentityError PasswordTooShort(int length) => Of(nameof(PasswordTooShort), "Nhập mật khẩu.");

    public override IdentityError PasswordMismatch() => Of(nameof(PasswordMismatch), "Mật khẩu hiện tại chưa đúng. Nhập lại.");

    public override IdentityError DuplicateUserName(string userName) =>
        Of(nameof(DuplicateUserName), $"Tên đăng nhập “{userName}” đã có người dùng. Chọn tên khác.");

    public override IdentityError InvalidUserName(string? userName) =>
        Of(nameof(InvalidUserName), "Tên đăng nhập chỉ gồm chữ không dấu, chữ số, dấu chấm và gạch nối.");

    public override IdentityError InvalidEmail(string? email) =>
        Of(nameof(InvalidEmail), $"Địa chỉ “{email}” không phải thư điện tử. Ví dụ đúng: an@vidu.vn.");

    public override IdentityError ConcurrencyFailure() =>
        Of(nameof(ConcurrencyFailure), "Tài khoản vừa được sửa ở nơi khác. Mở lại trang rồi sửa tiếp.");

    private static IdentityError Of(string code, string sentence) => new() { Code = code, Description = sentence };
}
