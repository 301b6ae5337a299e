using XaDienTu.Kernel.Time;

namespace XaDienTu.Accounts.Resets;

/// <summary>What the holder reads, by mail or on paper.</summary>
/// <param name="Link">The one-time address; whoever has it is taken for the holder.</param>
internal sealed record ResetLetter(string Name, string UserName, string Link, IReadOnlyList<string> Lines)
{
    public string Text => string.Join("\n\n", ["Kính gửi ông/bà " + Name + ",", .. Lines, Link]);

    public static ResetLetter Of(Account account, CredentialReset reset, string link) => new(
        account.FullName, account.UserName!, link,
        [
            $"Tài khoản {account.UserName} được {reset.What} theo yêu cầu của {reset.AskedByName}, {reset.DecidedByName} đồng ý.",
            $"Đường dẫn dưới đây dùng một lần, tới {VietnamTime.Long(reset.DecidedAt!.Value + CredentialReset.Life)}. "
            + "Không đưa cho ai, kể cả quản trị.",
            ProofOf(account, reset),
            "Không nhờ ai đặt lại thì đừng mở đường dẫn, và báo ngay cho quản trị cấp trên.",
        ]);

    private static string ProofOf(Account account, CredentialReset reset) => reset.Kind switch
    {
        ResetKind.SecondStep => "Cần mật khẩu đang dùng. Xong thì đăng nhập và gắn điện thoại mới.",
        ResetKind.Both => "Xong thì đăng nhập bằng mật khẩu mới và gắn điện thoại mới.",
        ResetKind.First => "Đặt mật khẩu xong thì đăng nhập bằng tên trên và gắn điện thoại để xác thực hai bước.",
        _ when account.HasTotp => "Cần mã trên ứng dụng xác thực hoặc một mã dự phòng.",
        _ when reset.IsLeak => "Mật khẩu cũ đã hết hiệu lực.",
        _ => "Mật khẩu cũ, nếu có, vẫn dùng được tới khi đặt mật khẩu mới.",
    };
}
