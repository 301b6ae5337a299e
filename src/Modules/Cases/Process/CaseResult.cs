using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace XaDienTu.Cases.Process;

/// <summary>The file that answers the application: the certificate, permit or decision.</summary>
internal sealed class CaseResult
{
    public const int MaxNameLength = 500;

    /// <summary>Results signed in one confirmation.</summary>
    public const int MostAtOnce = 1000;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid CaseId { get; init; }

    public required string Name { get; init; }

    public required string FileHash { get; init; }

    public required string FileName { get; init; }

    public required DateTimeOffset AttachedAt { get; init; }

    public required string AttachedByName { get; init; }

    /// <summary>When the competent person approved exactly this file.</summary>
    public DateTimeOffset? ApprovedAt { get; set; }

    public string? ApprovedByName { get; set; }

    /// <summary>The approved file with the competent person's digital signature; null where it was approved on paper.</summary>
    public string? SignedHash { get; set; }

    /// <summary>Whose digital signature comes next, the competent person's agency; set with <see cref="SignedHash"/>.</summary>
    public Guid? IssuingOrganizationId { get; set; }

    /// <summary>The signed file with the agency's signature: the electronic original (Decree 30/2020, article 5).</summary>
    public string? IssuedHash { get; set; }

    public DateTimeOffset? IssuedAt { get; set; }

    public string? IssuedByName { get; set; }

    /// <summary>Sent back for another draft: the approval and its signatures count no more; the history and the files keep them.</summary>
    public void WithdrawApproval()
    {
        ApprovedAt = null;
        ApprovedByName = null;
        SignedHash = null;
        IssuingOrganizationId = null;
        IssuedHash = null;
        IssuedAt = null;
        IssuedByName = null;
    }

    public bool IsPdf => FileName.EndsWith(".pdf", StringComparison.OrdinalIgnoreCase);

    public bool AwaitsAgency => SignedHash is not null && IssuedHash is null;

    /// <summary>What is handed out: the file with most signatures.</summary>
    public string FinalHash => IssuedHash ?? SignedHash ?? FileHash;
}

internal sealed class CaseResultMap : IEntityTypeConfiguration<CaseResult>
{
    public void Configure(EntityTypeBuilder<CaseResult> builder)
    {
        builder.ToTable("result");
        builder.Property(row => row.FileHash).HasMaxLength(64);
        builder.HasIndex(row => row.FileHash);
        builder.Property(row => row.SignedHash).HasMaxLength(64).IsConcurrencyToken();
        builder.HasIndex(row => row.SignedHash).HasFilter("signed_hash IS NOT NULL");
        builder.Property(row => row.IssuedHash).HasMaxLength(64).IsConcurrencyToken();
        builder.HasIndex(row => row.IssuedHash).HasFilter("issued_hash IS NOT NULL");
        builder.HasIndex(row => new { row.IssuingOrganizationId, row.IssuedAt });
    }
}
