using XaDienTu.Kernel.Actors;

namespace XaDienTu.Cases.Lifecycle;

internal static class RoleWords
{
    /// <summary>The role as it stands in a sentence.</summary>
    public static string Word(this OfficerRole role) => role switch
    {
        OfficerRole.OneStopClerk => "bộ phận một cửa",
        OfficerRole.AppraisingOfficer => "công chức chuyên môn",
        OfficerRole.HeadOfUnit => "trưởng đơn vị",
        OfficerRole.Leader => "lãnh đạo",
        OfficerRole.RecordsClerk => "văn thư",
        OfficerRole.AgencyAdministrator => "quản trị cơ quan",
        OfficerRole.BusinessAdministrator => "quản trị nghiệp vụ",
        OfficerRole.SystemAdministrator => "quản trị kỹ thuật",
        OfficerRole.Auditor => "kiểm tra viên",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, null),
    };

    /// <summary>The role a process definition names in camelCase.</summary>
    public static OfficerRole Parse(string role) => Enum.Parse<OfficerRole>(role, ignoreCase: true);
}
