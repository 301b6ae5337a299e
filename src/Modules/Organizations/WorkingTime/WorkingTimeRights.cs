using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Results;
using XaDienTu.Organizations.Contracts;
using XaDienTu.Organizations.Posts;

namespace XaDienTu.Organizations.WorkingTime;

/// <summary>Public holidays are one for the province; office hours belong to the agency and to whoever administers it.</summary>
internal static class WorkingTimeRights
{
    public static readonly Error NotDays = Error.Forbidden(
        "calendar.days-forbidden", "Chỉ quản trị nghiệp vụ và quản trị nền tảng khai ngày nghỉ, ngày làm bù.");

    public static readonly Error NotHours = Error.Forbidden(
        "calendar.hours-forbidden", "Giờ làm việc do quản trị của cơ quan ấy, cơ quan cấp trên hoặc quản trị nghiệp vụ đặt.");

    public static bool MayDeclareDays(Actor actor) =>
        actor.Holds(OfficerRole.BusinessAdministrator) || actor.Holds(OfficerRole.SystemAdministrator);

    public static bool MaySetHours(Actor actor, Guid organizationId, OrganizationTree tree) =>
        MayDeclareDays(actor) || PostRights.Administered(actor, tree).Reaches(organizationId);

    public static bool MaySetSomeHours(Actor actor) => MayDeclareDays(actor) || actor.Holds(OfficerRole.AgencyAdministrator);
}
