using XaDienTu.Kernel.Actors;
using XaDienTu.Organizations.Contracts;

namespace XaDienTu.Accounts.Actors;

/// <summary>The posts held now, with each organization's path for rights down the tree.</summary>
internal sealed class PostReader(IOfficerDirectory officers, IOrganizationDirectory organizations, TimeProvider clock)
{
    private static readonly OfficerRole[] Administrators = [OfficerRole.AgencyAdministrator, OfficerRole.BusinessAdministrator, OfficerRole.SystemAdministrator];

    /// <summary>Who can change rights or rules must sign in with two steps.</summary>
    public static bool NeedTotp(IReadOnlyList<HeldPost> posts) => posts.Any(post => Administrators.Contains(post.Role));

    public async Task<IReadOnlyList<HeldPost>> OfAsync(SessionAccount account, CancellationToken cancellation)
    {
        if (account.OfficerId is not { } officerId)
        {
            return [];
        }

        var held = await officers.PostsOfAsync(officerId, clock.GetUtcNow(), cancellation);
        var tree = await organizations.GetAsync(cancellation);
        return [.. held.Select(post => Held(tree, post.OrganizationId, post.Role))];
    }

    public static HeldPost Held(OrganizationTree tree, Guid organizationId, OfficerRole role) =>
        new(organizationId, role, [.. tree.Path(organizationId).Select(organization => organization.Id)]);
}
