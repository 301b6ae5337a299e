using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace XaDienTu.Cases.Process;

/// <summary>A paper of the case: what was handed in on paper and, where digitised, its file.</summary>
internal sealed class CaseDocument
{
    public const int MaxNameLength = 1000;

    /// <summary>Of one paper, originals or copies.</summary>
    public const int MostPieces = 999;

    /// <summary>Papers handed in with one filing or one answer.</summary>
    public const int MostAtOnce = 100;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid CaseId { get; init; }

    public int Ordinal { get; init; }

    /// <summary>Key of the procedure's required document; empty for a paper outside the list.</summary>
    public string Key { get; init; } = "";

    public required string Name { get; init; }

    public int Originals { get; init; }

    public int Copies { get; init; }

    /// <summary>SHA-256 of the digitised file; null when only paper was handed in.</summary>
    public string? FileHash { get; init; }

    public string? FileName { get; init; }

    /// <summary>The pieces of paper in words, what there is none of left out: "1 bản chính".</summary>
    public string PiecesWords => string.Join(
        ", ", new[] { Originals > 0 ? $"{Originals} bản chính" : null, Copies > 0 ? $"{Copies} bản sao" : null }.OfType<string>());

    /// <summary>Sent over the net: no paper was handed in.</summary>
    public bool IsFileOnly => FileHash is not null && Originals + Copies == 0;

    /// <summary>The file with the signature of the clerk who digitised the paper (Decree 61/2018 and its successors: a digitised paper of
    /// full value).</summary>
    public string? SignedHash { get; set; }

    public string? SignedByName { get; set; }

    /// <summary>What is opened: the signed file where there is one.</summary>
    public string? FinalHash => SignedHash ?? FileHash;

    public required DateTimeOffset AddedAt { get; init; }

    /// <summary>Handed in with an answer to a supplement request.</summary>
    public Guid? SupplementRequestId { get; init; }
}

internal sealed class CaseDocumentMap : IEntityTypeConfiguration<CaseDocument>
{
    public void Configure(EntityTypeBuilder<CaseDocument> builder)
    {
        builder.ToTable("document");
        builder.Property(row => row.FileHash).HasMaxLength(64);
        builder.HasIndex(row => row.FileHash).HasFilter("file_hash IS NOT NULL");
        // Page and event may bring the same signed paper at once: one of them takes it.
        builder.Property(row => row.SignedHash).HasMaxLength(64).IsConcurrencyToken();
        builder.HasIndex(row => row.SignedHash).HasFilter("signed_hash IS NOT NULL");
    }
}
