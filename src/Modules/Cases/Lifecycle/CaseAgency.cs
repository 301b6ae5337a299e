using XaDienTu.Cases.Contracts;

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

    /// <summary>
    /// The case's status once it ended without a result; else null. Few cases end so: an agency's newest of them stand in an index of their
    /// own, and are found without looking through a thousand others.
    /// </summary>
    public CaseStatus? EndedAs { get; set; }
}
