using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Results;
using XaDienTu.Organizations.Contracts;

namespace XaDienTu.Accounts.Officers;

/// <summary>
/// Who may touch an officer's account: the administrator above all of that officer's posts. Above some would let a commune
/// open the account of somebody who is also a leader of the province.
/// </summary>
internal sealed class AccountRights(IOfficerDirectory officers, IOrganizationDirectory organizations, TimeProvider clock)
{
    public static readonly Error Own =
        Error.Forbidden("accounts.own", "Không tự cấp hoặc tự đặt lại tài khoản của mình. Nhờ quản trị khác làm.");

    private static readonly Error Outside = Error.Forbidden(
        "accounts.outside",
        "Tài khoản này do quản trị của cơ quan người ấy hoặc cơ quan cấp trên đặt lại. Người giữ chức vụ ở nhiều nơi thì nhờ quản trị cấp trên chung.");

    private static readonly OfficerRole[] OfThePlatform =
        [OfficerRole.SystemAdministrator, OfficerRole.BusinessAdministrator, OfficerRole.Auditor];

    /// <summary>Why the actor may not; null when he may.</summary>
    public async Task<Error?> RefusalAsync(Actor actor, Guid officerId, CancellationToken cancellation)
    {
        if (actor.OfficerId == officerId)
        {
            return Own;
        }

        var posts = await officers.PostsOfAsync(officerId, clock.GetUtcNow(), cancellation);
        var administered = Administered(actor, await organizations.GetAsync(cancellation));
        return posts.Count > 0 && posts.All(post => MayAdminister(actor, post, administered)) ? null : Outside;
    }

    /// <summary>
    /// Who may be the second person: as above, and for those who administer or audit the platform also the administrator of the agency they
    /// sit in – a province with one administrator of the platform would else have nobody to agree.
    /// </summary>
    public async Task<bool> MayAgreeAsync(Actor actor, Guid officerId, CancellationToken cancellation)
    {
        if (actor.OfficerId == officerId)
        {
            return false;
        }

        var posts = await officers.PostsOfAsync(officerId, clock.GetUtcNow(), cancellation);
        var administered = Administered(actor, await organizations.GetAsync(cancellation));
        return posts.Count > 0 && posts.All(post => administered.Reaches(post.OrganizationId));
    }

    /// <summary>Whether the actor administers an agency this officer serves at: who serves elsewhere only is not told of.</summary>
    public async Task<bool> SeesAsync(Actor actor, Guid officerId, CancellationToken cancellation)
    {
        var posts = await officers.PostsOfAsync(officerId, clock.GetUtcNow(), cancellation);
        var administered = Administered(actor, await organizations.GetAsync(cancellation));
        return posts.Any(post => administered.Reaches(post.OrganizationId));
    }

    /// <summary>The agencies whose officers' accounts and programs the actor administers.</summary>
    public static Scope Administered(Actor actor, OrganizationTree tree) => Scope.Of(actor, tree, post => post.Role switch
    {
        OfficerRole.SystemAdministrator => Reach.Everywhere,
        OfficerRole.AgencyAdministrator => Reach.Below,
        _ => null,
    });

    private static bool MayAdminister(Actor actor, PostSummary post, Scope administered) =>
        OfThePlatform.Contains(post.Role) ? actor.Holds(OfficerRole.SystemAdministrator) : administered.Reaches(post.OrganizationId);
}
