using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Audit.Reading;
using XaDienTu.Organizations.Contracts;

namespace XaDienTu.Organizations.Directory;

/// <summary>Agencies and officers in the audit.</summary>
internal sealed class OrganizationNames(OrganizationsDb db, IOrganizationDirectory organizations) : INameIds
{
    public async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
    {
        var names = await db.Officers.AsNoTracking().Where(officer => ids.Contains(officer.Id))
            .ToDictionaryAsync(officer => officer.Id, officer => $"{officer.Name} ({officer.Code})", cancellation);
        var tree = await organizations.GetAsync(cancellation);
        foreach (var organization in ids.Select(tree.Find).OfType<OrganizationSummary>())
        {
            names[organization.Id] = organization.AgencyName;
        }

        return names;
    }
}
