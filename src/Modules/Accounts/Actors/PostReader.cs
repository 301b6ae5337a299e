using XaDienTu.Kernel.Actors;
using XaDienTu.Organizations.Contracts;

namespace XaDienTu.Accounts.Actors;

/// <summary>The posts held now, with each organization's path for rights down the tree.</summary>
internal sealed class PostReader(IOfficerDirectory officers, IOrganizationDirectory organizations, TimeProvider clock)
{
    /// <summary>Who handles cases, administers or audits must sign in with two steps; there is no role that does none of these.</summary>
    public static bool NeedTotp(IReadOnlyList<HeldPost> posts) => posts.Count > 0;

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
