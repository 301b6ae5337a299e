using XaDienTu.Cases.Process;
using XaDienTu.Organizations.Contracts;
using XaDienTu.Procedures.Contracts;

namespace XaDienTu.Cases.Forms;

/// <summary>What form 01 of Circular 01/2018/TT-VPCP says about one case, ready to be read on a page or on paper.</summary>
internal sealed record Receipt
{
    public required Case Filed { get; init; }

    public required ProcedureContent Content { get; init; }

    /// <summary>The agency above the receiving one, where there is one to name.</summary>
    public string? UpperAgency { get; init; }

    public required string Agency { get; init; }

    /// <summary>The place in front of the date: the unit's name without its style.</summary>
    public required string Place { get; init; }

    /// <summary>Who took the case in; empty while it waits.</summary>
    public required string Officer { get; init; }

    public required string TrackingUrl { get; init; }

    /// <summary>The day's number, as the form's "Số".</summary>
    public string Number => Filed.Code[(Filed.Code.LastIndexOf('-') + 1)..];

    /// <summary>The line under the agency's name.</summary>
    public string NumberLine => $"Số: {Number}/TNHS";

    /// <summary>Where the applicant has the result.</summary>
    public string ResultPlace => Filed.ResultWay is ResultWay.Post or ResultWay.Electronic ? Filed.WayWords() : Agency;

    public CasePerson HandedInBy => Filed.Submitter ?? Filed.Applicant;

    /// <param name="site">Address of this site as the reader knows it; the QR code leads there.</param>
    public static Receipt Of(Case filed, ProcedureContent content, OrganizationTree tree, Uri site)
    {
        var path = tree.Path(filed.ReceivingOrganizationId);
        var receiving = path[^1];
        return new Receipt
        {
            Filed = filed,
            Content = content,
            UpperAgency = path.Count > 1 ? OfficialName(path[^2]) : null,
            Agency = OfficialName(receiving),
            Place = PlaceOf(receiving),
            Officer = filed.Steps.FirstOrDefault(step => step.Kind is StepKind.Receive && !step.IsOpen)?.DoneByName ?? "",
            TrackingUrl = new Uri(site, $"/tra-cuu?ma={Uri.EscapeDataString(filed.Code)}").ToString(),
        };
    }

    // Papers write the agency's name out.
    private static string OfficialName(OrganizationSummary organization) =>
        organization.AgencyName.Replace("UBND", "Ủy ban nhân dân", StringComparison.Ordinal);

    private static string PlaceOf(OrganizationSummary organization) =>
        organization.Name.StartsWith(organization.Style, StringComparison.OrdinalIgnoreCase)
            ? organization.Name[organization.Style.Length..].Trim()
            : organization.Name;
}
