using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Results;
using XaDienTu.Organizations.Contracts;

namespace XaDienTu.Organizations.Posts;

/// <summary>Who may give and end posts: nobody his or her own, an agency administrator those within the tree under his agency.</summary>
internal static class PostRights
{
    public static readonly IReadOnlyList<OfficerRole> OfThePlatform =
        [OfficerRole.SystemAdministrator, OfficerRole.BusinessAdministrator, OfficerRole.Auditor];

    private static readonly Error Own = Error.Forbidden(
        "posts.own", "Không ai tự giao hay tự kết thúc chức vụ của mình. Nhờ quản trị của cơ quan cấp trên.");

    private static readonly Error OutsideTree = Error.Forbidden(
        "posts.outside", "Chỉ quản trị cơ quan mới giao hay kết thúc chức vụ, trong cơ quan mình và cơ quan cấp dưới.");

    private static readonly Error NotPlatform = Error.Forbidden(
        "posts.platform", "Chức vụ quản trị nền tảng, quản trị nghiệp vụ, kiểm tra nhật ký do quản trị nền tảng giao.");

    private static readonly IReadOnlyList<OfficerRole> OfCases =
        [OfficerRole.OneStopClerk, OfficerRole.AppraisingOfficer, OfficerRole.HeadOfUnit, OfficerRole.Leader, OfficerRole.RecordsClerk];

    /// <summary>
    /// Separation of duties: who audits does nothing else, and who administers the platform handles no case. At whatever agencies: one
    /// person is one person.
    /// </summary>
    public static bool Exclude(OfficerRole one, OfficerRole other) => one != other && (ExcludedBy(one, other) || ExcludedBy(other, one));

    private static bool ExcludedBy(OfficerRole one, OfficerRole other) =>
        one is OfficerRole.Auditor || (one is OfficerRole.SystemAdministrator && OfCases.Contains(other));

    /// <summary>The agencies the actor administers: his own and those under it.</summary>
    public static Scope Administered(Actor actor, OrganizationTree tree) =>
        Scope.Of(actor, tree, post => post.Role is OfficerRole.AgencyAdministrator ? Reach.Below : null);

    /// <summary>Why the actor may not give or end this post; null when he may.</summary>
    public static Error? Refusal(Actor actor, Guid officerId, OfficerRole role, Guid organizationId, OrganizationTree tree)
    {
        if (actor.OfficerId == officerId)
        {
            return Own;
        }

        if (OfThePlatform.Contains(role))
        {
            return actor.Holds(OfficerRole.SystemAdministrator) ? null : NotPlatform;
        }

        return Administered(actor, tree).Reaches(organizationId) ? null : OutsideTree;
    }
}
