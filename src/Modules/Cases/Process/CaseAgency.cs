using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using XaDienTu.Cases.Contracts;

namespace XaDienTu.Cases.Process;

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

internal sealed class CaseAgencyMap : IEntityTypeConfiguration<CaseAgency>
{
    public void Configure(EntityTypeBuilder<CaseAgency> builder)
    {
        builder.ToTable("agency").HasKey(row => new { row.CaseId, row.OrganizationId });
        builder.HasIndex(row => new { row.OrganizationId, row.SubmittedAt, row.CaseId });
        builder.HasIndex(row => new { row.OrganizationId, row.EndedAs, row.SubmittedAt, row.CaseId }).HasFilter("ended_as IS NOT NULL");
        builder.HasOne<Case>().WithMany().HasForeignKey(row => row.CaseId);
    }
}
