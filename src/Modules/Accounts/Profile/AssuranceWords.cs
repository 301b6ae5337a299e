using XaDienTu.Accounts.Contracts;
using XaDienTu.Kernel.Time;

namespace XaDienTu.Accounts.Profile;

internal static class AssuranceWords
{
    public static string Word(this IdentityAssurance assurance, DateTimeOffset? at) => assurance switch
    {
        IdentityAssurance.SelfDeclared => "tự khai, chưa xác minh",
        IdentityAssurance.CheckedAtCounter => $"đã xác minh tại một cửa{On(at)}",
        IdentityAssurance.OutsideProvider => $"đã xác minh qua nhà cung cấp định danh{On(at)}",
        _ => throw new ArgumentOutOfRangeException(nameof(assurance), assurance, null),
    };

    private static string On(DateTimeOffset? at) => at is { } day ? $", {VietnamTime.Short(day.VietnamDate())}" : "";
}
