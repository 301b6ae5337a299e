using System.Globalization;
using XaDienTu.Kernel.Inputs;
using XaDienTu.Kernel.Paging;
using XaDienTu.Kernel.Results;
using XaDienTu.Kernel.Time;
using XaDienTu.Organizations.Contracts;

namespace XaDienTu.Organizations.Structure;

/// <summary>Parameters as they came, so that each fault can be told in words.</summary>
internal sealed record OrganizationsQuery(string? At, string? Parent, string? Kind, string? Q, string? After, string? Size);

/// <summary>An organization as the outside sees it: relations by identifier, never by our keys.</summary>
internal sealed record OrganizationAnswer(
    string Identifier,
    string? OldIdentifier,
    string? UnitCode,
    OrganizationKind Kind,
    string Style,
    string Name,
    string AgencyName,
    string? Parent,
    IReadOnlyList<string> Functions,
    DateOnly ValidFrom,
    DateOnly? ValidTo,
    IReadOnlyList<string> Successors,
    string Predecessors)
{
    public static OrganizationAnswer Of(OrganizationSummary organization, OrganizationTree tree) => new(
        organization.Identifier, organization.OldIdentifier, organization.UnitCode, organization.Kind, organization.Style,
        organization.Name,
        organization.AgencyName, organization.ParentId is { } parent ? tree.Find(parent)?.Identifier : null, organization.Functions,
        organization.ValidFrom, organization.ValidTo,
        [.. organization.SuccessorIds.Select(tree.Find).OfType<OrganizationSummary>().Select(successor => successor.Identifier)],
        organization.Predecessors);
}

/// <summary>Organizations valid on a day, filtered and keyset-paged by identifier.</summary>
internal sealed class ListOrganizations(IOrganizationDirectory directory, TimeProvider clock)
{
    public async Task<Result<Page<OrganizationAnswer>>> RunAsync(OrganizationsQuery query, CancellationToken cancellation)
    {
        var tree = await directory.GetAsync(cancellation);
        var faults = new Dictionary<string, string>();
        var at = AsOf.Read(query.At, clock.VietnamToday(), faults);
        var kind = Kind(query.Kind, faults);
        var parent = Parent(query.Parent, tree, at, faults);
        var after = Cursor.Read(query.After) ?? "";
        if (!int.TryParse(query.Size ?? $"{Cursor.DefaultSize}", NumberStyles.None, CultureInfo.InvariantCulture, out var size)
            || size is < 1 or > Cursor.MaxSize)
        {
            faults["size"] = $"Tham số size phải là số từ 1 đến {Cursor.MaxSize}, không phải “{query.Size}”.";
        }

        if (faults.Count > 0)
        {
            return Error.Invalid("organizations.parameters", faults);
        }

        var rows = tree.All
            .Where(organization => organization.IsValidAt(at)
                && (kind is null || organization.Kind == kind)
                && (parent is null || organization.ParentId == parent.Id)
                && string.CompareOrdinal(organization.Identifier, after) > 0
                && tree.Matches(organization, query.Q))
            .Take(size + 1)
            .Select(organization => OrganizationAnswer.Of(organization, tree));
        return Page.Of([.. rows], size, organization => organization.Identifier);
    }

    private static OrganizationKind? Kind(string? text, Dictionary<string, string> faults)
    {
        if (text is null || EnumNames.Find<OrganizationKind>(text) is not null)
        {
            return EnumNames.Find<OrganizationKind>(text);
        }

        faults["kind"] = $"Tham số kind phải là một trong: province, department, district, commune, unit; không phải “{text}”.";
        return null;
    }

    private static OrganizationSummary? Parent(string? identifier, OrganizationTree tree, DateOnly at, Dictionary<string, string> faults)
    {
        var parent = identifier is null ? null : tree.Find(identifier, at);
        if (identifier is not null && parent is null)
        {
            faults["parent"] = $"Tham số parent: không có cơ quan mã “{identifier}”.";
        }

        return parent;
    }
}
