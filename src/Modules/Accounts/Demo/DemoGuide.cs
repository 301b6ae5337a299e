using XaDienTu.Accounts.Contracts;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Demo;
using XaDienTu.Organizations.Contracts;

namespace XaDienTu.Accounts.Demo;

/// <summary>Who can sign in to a demonstration, and what each account is there to try.</summary>
internal sealed class DemoGuide(IServiceProvider services) : IDemoGuide
{
    public async Task<IReadOnlyList<string>> LinesAsync(CancellationToken cancellation) =>
    [
        "Tài khoản thử (chỉ dùng được ở chế độ thử):",
        .. (await DemoAccounts.ListAsync(services, cancellation)).Select(account =>
            $"  {account.UserName,-26} {account.Password,-16} {account.Name} – {TitleOf(account)}"),
    ];

    private static string TitleOf(DemoAccount account) =>
        account.Role is { } role ? $"{role.Name()}, {account.Organization}: {UseOf(role)}" : "công dân: nộp và theo dõi hồ sơ của mình";

    private static string UseOf(OfficerRole role) => role switch
    {
        OfficerRole.OneStopClerk => "tiếp nhận, xác minh công dân, trả kết quả",
        OfficerRole.AppraisingOfficer => "thẩm định, hỏi ý kiến, đính kèm kết quả",
        OfficerRole.HeadOfUnit => "duyệt kết quả thẩm định, trình lãnh đạo",
        OfficerRole.Leader => "ký số kết quả",
        OfficerRole.RecordsClerk => "đóng dấu, ký số của cơ quan",
        OfficerRole.AgencyAdministrator => "tài khoản, chức vụ, chứng thư của cơ quan",
        OfficerRole.SystemAdministrator => "tài khoản cả tỉnh, duyệt chứng thư",
        OfficerRole.BusinessAdministrator => "danh mục thủ tục",
        OfficerRole.Auditor => "nhật ký",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, null),
    };
}
