using XaDienTu.Kernel.Actors;

namespace XaDienTu.Organizations.Contracts;

public static class OfficerRoleNames
{
    /// <summary>The role in Vietnamese, for lists and choices.</summary>
    public static string Name(this OfficerRole role) => role switch
    {
        OfficerRole.OneStopClerk => "Cán bộ một cửa",
        OfficerRole.AppraisingOfficer => "Cán bộ thẩm định",
        OfficerRole.HeadOfUnit => "Trưởng phòng",
        OfficerRole.Leader => "Lãnh đạo cơ quan",
        OfficerRole.RecordsClerk => "Văn thư",
        OfficerRole.AgencyAdministrator => "Quản trị cơ quan",
        OfficerRole.BusinessAdministrator => "Quản trị nghiệp vụ",
        OfficerRole.SystemAdministrator => "Quản trị nền tảng",
        OfficerRole.Auditor => "Kiểm tra nhật ký",
        _ => throw new ArgumentOutOfRangeException(nameof(role)),
    };

    /// <summary>The role as it stands inside a sentence.</summary>
    public static string Word(this OfficerRole role) => role.Name().ToLowerInvariant();
}
