using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Text;
using XaDienTu.Kernel.Time;
using XaDienTu.Organizations.Contracts;

namespace XaDienTu.Accounts.Demo;

/// <summary>Where a demonstration takes place, and how its user names come about.</summary>
internal sealed class DemoPlaces(IOfficerDirectory officers, IOrganizationDirectory organizations, TimeProvider clock)
{
    private const int CommuneCount = 3;
    private static readonly string[] Preferred = ["Phường Thọ Xương", "Phường Bắc Giang"];

    // Agencies that most cases go to, and their short names: "sotuphap" in the province, "phongtuphap" in the district.
    private static readonly Dictionary<string, string> Fields = new()
    {
        ["justice"] = "tuphap", ["land-registry"] = "datdai", ["natural-resources"] = "tainguyen", ["health"] = "yte",
        ["labour"] = "laodong",
    };

    /// <summary>The province, a well-known commune with its neighbours, all above them, and the departments most cases go to.</summary>
    public static IReadOnlyList<OrganizationSummary> Choose(OrganizationTree tree, TimeProvider clock)
    {
        var today = clock.VietnamToday();
        var valid = tree.All.Where(organization => organization.IsValidAt(today)).ToList();
        var communes = valid.Where(organization => organization.Kind is OrganizationKind.Commune).ToList();
        var first = communes.FirstOrDefault(commune => Preferred.Contains(commune.Name)) ?? communes.FirstOrDefault();
        if (first is null)
        {
            return [.. tree.Roots(today)];
        }

        var neighbours = communes.Where(commune => commune.ParentId == first.ParentId && commune.Id != first.Id).Take(CommuneCount - 1);
        var path = tree.Path(first.Id);
        var offices = path.SkipLast(1).SelectMany(level => Fields.Keys.Select(field => tree.Children(level.Id, today)
            .FirstOrDefault(child =>
                child.Kind is OrganizationKind.Department or OrganizationKind.Unit && child.Functions.Contains(field))));
        return [.. path.Concat(neighbours).Concat(offices.OfType<OrganizationSummary>()).DistinctBy(organization => organization.Id)];
    }

    /// <summary>"motcua.thoxuong", "thamdinh2.sotuphap"; the administrator of the platform is plain "quantri".</summary>
    public static string UserName(OrganizationSummary place, OfficerRole role, int index)
    {
        var name = role switch
        {
            OfficerRole.OneStopClerk => "motcua",
            OfficerRole.AppraisingOfficer => "thamdinh",
            OfficerRole.HeadOfUnit => "truongphong",
            OfficerRole.Leader => "lanhdao",
            OfficerRole.RecordsClerk => "vanthu",
            OfficerRole.AgencyAdministrator or OfficerRole.SystemAdministrator => "quantri",
            OfficerRole.BusinessAdministrator => "nghiepvu",
            OfficerRole.Auditor => "kiemtra",
            _ => throw new ArgumentOutOfRangeException(nameof(role), role, null),
        };
        var number = index == 0 ? "" : $"{index + 1}";
        return role is OfficerRole.SystemAdministrator or OfficerRole.BusinessAdministrator or OfficerRole.Auditor
            ? name + number
            : $"{name}{number}.{PlaceName(place)}";
    }

    public async Task<(OfficerRole? Role, string Organization)> OfAsync(Account account, CancellationToken cancellation)
    {
        if (account.OfficerId is not { } officerId
            || await officers.PostsOfAsync(officerId, clock.GetUtcNow(), cancellation) is not [var post, ..])
        {
            return (null, "");
        }

        var tree = await organizations.GetAsync(cancellation);
        return (post.Role, tree.Find(post.OrganizationId)?.AgencyName ?? "");
    }

    private static string PlaceName(OrganizationSummary place)
    {
        if (place.Kind is OrganizationKind.Province)
        {
            return "tinh";
        }

        if (place.Kind is OrganizationKind.Department or OrganizationKind.Unit
            && Fields.FirstOrDefault(field => place.Functions.Contains(field.Key)).Value is { } shortName)
        {
            return (place.Kind is OrganizationKind.Department ? "so" : "phong") + shortName;
        }

        var name = place.Name.StartsWith(place.Style, StringComparison.OrdinalIgnoreCase) ? place.Name[place.Style.Length..] : place.Name;
        return FoldedText.Of(name).Replace(" ", "", StringComparison.Ordinal);
    }
}
