using System.Text.RegularExpressions;
using XaDienTu.Accounts.Contracts;
using XaDienTu.Kernel.Audit;
using XaDienTu.Organizations.Contracts;

namespace XaDienTu.Portal.Auditing;

/// <summary>Names of the accounts, officers and agencies that a page of rows points at by their ids.</summary>
internal sealed partial class AuditIds(IAccountNames accounts, IOfficerDirectory officers, IOrganizationDirectory organizations)
{
    public async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(IReadOnlyList<AuditEvent> rows, CancellationToken cancellation)
    {
        var ids = rows.SelectMany(row => Id().Matches($"{row.SubjectId} {row.Details}"))
            .Select(found => Guid.Parse(found.Value)).ToHashSet();
        var names = await accounts.NamesAsync(ids, cancellation);
        var tree = await organizations.GetAsync(cancellation);
        foreach (var organization in ids.Select(tree.Find).OfType<OrganizationSummary>())
        {
            names[organization.Id] = organization.AgencyName;
        }

        foreach (var id in rows.Where(row => row.SubjectType == "officer").Select(row => row.SubjectId).Distinct())
        {
            if (Guid.TryParse(id, out var officer) && await officers.FindAsync(officer, cancellation) is { } found)
            {
                names[officer] = $"{found.Name} ({found.Code})";
            }
        }

        return names;
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Id();
}
