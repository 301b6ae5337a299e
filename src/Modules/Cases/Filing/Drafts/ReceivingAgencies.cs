using XaDienTu.Organizations.Contracts;
using XaDienTu.Procedures.Contracts;

namespace XaDienTu.Cases.Filing.Drafts;

/// <summary>Which agencies may receive a procedure.</summary>
internal static class ReceivingAgencies
{
    public static bool Fits(ProcedureContent content, OrganizationSummary organization) =>
        content.ReceivingLevels.Contains(organization.Kind.ToString(), StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the organization or something below it may receive: the way down the tree.</summary>
    public static bool LeadsTo(ProcedureContent content, OrganizationTree tree, OrganizationSummary organization, DateOnly at) =>
        Fits(content, organization) || tree.Children(organization.Id, at).Any(child => LeadsTo(content, tree, child, at));
}
