namespace XaDienTu.Cases.Lifecycle;

/// <summary>
/// An agency that has to do with a case: received it, decides on it, or had a step of it. Its officers may find the case; asking the steps
/// themselves would read all years of them for one page.
/// </summary>
internal sealed class CaseAgency
{
    public required Guid CaseId { get; init; }

    public required Guid OrganizationId { get; init; }

    /// <summary>The case's own: an agency's newest cases are read from one index, whatever other agencies have.</summary>
    public required DateTimeOffset SubmittedAt { get; init; }
}
