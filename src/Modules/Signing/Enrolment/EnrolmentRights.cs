using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Results;
using XaDienTu.Organizations.Contracts;

namespace XaDienTu.Signing.Enrolment;

/// <summary>An agency's administrator asks, within the tree under the agency; the platform's administrator decides, and never on an own
/// request.</summary>
internal static class EnrolmentRights
{
    public static readonly Error MayNotAsk = Error.Forbidden(
        "signing.may-not-ask", "Chỉ quản trị cơ quan mới đề nghị, gia hạn hay thu hồi chứng thư, trong cơ quan mình và cơ quan cấp dưới.");

    public static readonly Error MayNotDecide = Error.Forbidden(
        "signing.may-not-decide", "Chỉ quản trị nền tảng duyệt đề nghị cấp chứng thư, và không duyệt đề nghị của chính mình.");

    public static bool MayDecide(Actor actor) => actor.Holds(OfficerRole.SystemAdministrator);

    public static Scope Administered(Actor actor, OrganizationTree tree) =>
        Scope.Of(actor, tree, post => post.Role is OfficerRole.AgencyAdministrator ? Reach.Below : null);

    /// <summary>The agencies whose applications and certificates the actor sees.</summary>
    public static Scope Seen(Actor actor, OrganizationTree tree) => Scope.Of(actor, tree, post => post.Role switch
    {
        OfficerRole.SystemAdministrator => Reach.Everywhere,
        OfficerRole.AgencyAdministrator => Reach.Below,
        _ => null,
    });
}
