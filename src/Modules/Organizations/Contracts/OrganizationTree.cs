using System.Collections.Frozen;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Text;

namespace XaDienTu.Organizations.Contracts;

/// <summary>All organizations of the province, past and present; immutable. Dates decide what is seen.</summary>
public sealed class OrganizationTree : IAgencyTree
{
    private readonly FrozenDictionary<Guid, OrganizationSummary> byId;
    private readonly ILookup<string, OrganizationSummary> byIdentifier;
    private readonly ILookup<Guid?, OrganizationSummary> children;
    private readonly FrozenDictionary<Guid, string> searchText;

    internal OrganizationTree(IEnumerable<OrganizationSummary> organizations)
    {
        All = [.. organizations.OrderBy(organization => organization.Identifier, StringComparer.Ordinal)
            .ThenBy(organization => organization.ValidFrom)];
        byId = All.ToFrozenDictionary(organization => organization.Id);
        byIdentifier = All
            .SelectMany(organization => new[] { organization.Identifier, organization.OldIdentifier }.OfType<string>(),
                (organization, name) => (organization, name))
            .ToLookup(pair => pair.name, pair => pair.organization, StringComparer.OrdinalIgnoreCase);
        children = All.ToLookup(organization => organization.ParentId);
        searchText = All.ToFrozenDictionary(
            organization => organization.Id,
            organization => FoldedText.Of(organization.Name, organization.Identifier, organization.OldIdentifier, organization.UnitCode));
    }

    /// <summary>By identifier, then by first day.</summary>
    public IReadOnlyList<OrganizationSummary> All { get; }

    public OrganizationSummary? Find(Guid id) => byId.GetValueOrDefault(id);

    /// <summary>By the new or the old form of the identifier: the one valid on the date, else the latest that ever had it.</summary>
    public OrganizationSummary? Find(string identifier, DateOnly at) =>
        byIdentifier[identifier].FirstOrDefault(organization => organization.IsValidAt(at)) ?? byIdentifier[identifier].LastOrDefault();

    public IEnumerable<OrganizationSummary> Roots(DateOnly at) => children[null].Where(organization => organization.IsValidAt(at));

    public IEnumerable<OrganizationSummary> Children(Guid parentId, DateOnly at) =>
        children[parentId].Where(organization => organization.IsValidAt(at));

    /// <summary>Children of all times, ended ones too.</summary>
    public IEnumerable<OrganizationSummary> Children(Guid parentId) => children[parentId];

    /// <summary>From the root to the organization itself; empty when it is unknown.</summary>
    public IReadOnlyList<OrganizationSummary> Path(Guid id)
    {
        var path = new List<OrganizationSummary>();
        for (var next = Find(id); next is not null; next = next.ParentId is { } parent ? Find(parent) : null)
        {
            path.Insert(0, next);
        }

        return path;
    }

    IReadOnlyList<Guid> IAgencyTree.Tops => [.. children[null].Select(organization => organization.Id)];

    IEnumerable<Guid> IAgencyTree.Upwards(Guid agency)
    {
        for (var next = Find(agency); next is not null; next = next.ParentId is { } parent ? Find(parent) : null)
        {
            yield return next.Id;
        }
    }

    IEnumerable<Guid> IAgencyTree.AndUnder(Guid agency) =>
        children[agency].SelectMany(child => ((IAgencyTree)this).AndUnder(child.Id)).Prepend(agency);

    /// <summary>The organization itself or the nearest above it that is of the kind on the date.</summary>
    public OrganizationSummary? Nearest(Guid id, OrganizationKind kind, DateOnly at) =>
        Path(id).LastOrDefault(organization => organization.Kind == kind && organization.IsValidAt(at));

    /// <summary>
    /// Who is competent near by: on each level from the organization up, first the organization of the path itself, then its direct
    /// children. A commune finds the office of its district before the department of the province.
    /// </summary>
    public OrganizationSummary? NearestWithFunction(Guid id, string function, DateOnly at, OrganizationKind? kind = null) =>
        Path(id).Reverse()
            .SelectMany(level => Children(level.Id).Prepend(level))
            .FirstOrDefault(organization => organization.Functions.Contains(function)
                && (kind is null || organization.Kind == kind)
                && organization.IsValidAt(at));

    /// <summary>Whether every word of the query stands in the name, identifier or unit code; marks do not matter.</summary>
    public bool Matches(OrganizationSummary organization, string? query)
    {
        var text = searchText[organization.Id];
        return FoldedText.Words(query).All(word => text.Contains(word, StringComparison.Ordinal));
    }

    /// <summary>Matches of all times: those with the exact letters first, existing ones before ended ones.</summary>
    public IReadOnlyList<OrganizationSummary> Search(string query, DateOnly at, int limit) =>
    [
        .. All.Where(organization => Matches(organization, query))
            .OrderByDescending(organization => organization.Name.Contains(query.Trim(), StringComparison.OrdinalIgnoreCase))
            .ThenByDescending(organization => organization.IsValidAt(at))
            .Take(limit),
    ];
}
