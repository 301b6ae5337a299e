using XaDienTu.Kernel.Actors;
using XaDienTu.Organizations.Contracts;

namespace XaDienTu.Accounts.Officers;

/// <summary>Names those who may agree to what an administrator asked for an officer's account or a program, so that somebody can be
/// called.</summary>
internal sealed class SecondPersons(IOfficerDirectory officers, IOrganizationDirectory organizations, TimeProvider clock)
{
    public static string Words(IReadOnlyList<string> names) => names.Count == 0
        ? "Chưa có ai khác đồng ý được: nhờ quản trị nền tảng giao thêm một quản trị cơ quan."
        : $"Người đồng ý được: {string.Join(", ", names)}.";

    /// <summary>Nearest agency first; see <see cref="AccountRights.MayAgreeAsync"/> for the rule.</summary>
    public async Task<IReadOnlyList<string>> NamesAsync(Guid officerId, Actor asker, CancellationToken cancellation)
    {
        var tree = await organizations.GetAsync(cancellation);
        var paths = (await officers.PostsOfAsync(officerId, clock.GetUtcNow(), cancellation)).Select(post => tree.Path(post.OrganizationId))
            .ToList();
        return paths.Count == 0 ? []
            : await AboveAsync(
                paths[0].Where(organization => paths.All(path => path.Any(step => step.Id == organization.Id))),
                [officerId, asker.OfficerId], cancellation);
    }

    /// <summary>Who else administers the agency, nearest first; see <see cref="AccountRights.Administered"/>.</summary>
    public async Task<IReadOnlyList<string>> OfAgencyAsync(Guid organizationId, Actor asker, CancellationToken cancellation) =>
        await AboveAsync((await organizations.GetAsync(cancellation)).Path(organizationId), [asker.OfficerId], cancellation);

    private async Task<IReadOnlyList<string>> AboveAsync(
        IEnumerable<OrganizationSummary> path, Guid?[] without, CancellationToken cancellation)
    {
        var names = new List<string>();
        foreach (var above in path.Reverse())
        {
            OfficerRole[] roles = above.ParentId is null
                ? [OfficerRole.AgencyAdministrator, OfficerRole.SystemAdministrator]
                : [OfficerRole.AgencyAdministrator];
            foreach (var role in roles)
            {
                var holders = await officers.HoldersAsync(above.Id, role, clock.GetUtcNow(), cancellation);
                names.AddRange(holders.Where(post => !without.Contains(post.OfficerId))
                    .Select(post => $"{post.OfficerName} ({role.Word()}, {above.AgencyName})"));
            }
        }

        return names;
    }
}
