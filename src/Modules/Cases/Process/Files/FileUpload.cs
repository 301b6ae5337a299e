using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace XaDienTu.Cases.Process.Files;

/// <summary>Who uploaded which file: only an uploader may put a file on a case, so a known hash opens nothing.</summary>
internal sealed class FileUpload
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string UploadedBy { get; init; }

    public required string Hash { get; init; }

    public required string FileName { get; init; }

    /// <summary>Bytes.</summary>
    public required long Length { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>When the file was found on a case; an upload without is forgotten after two days.</summary>
    public DateTimeOffset? SettledAt { get; set; }
}

internal sealed class FileUploadMap : IEntityTypeConfiguration<FileUpload>
{
    public void Configure(EntityTypeBuilder<FileUpload> builder)
    {
        builder.ToTable("upload");
        builder.Property(row => row.UploadedBy).HasMaxLength(120);
        builder.Property(row => row.Hash).HasMaxLength(64);
        builder.HasIndex(row => new { row.Hash, row.UploadedBy });
        // What one account sent in a day is counted from the index alone.
        builder.HasIndex(row => new { row.UploadedBy, row.At, row.Length });
        builder.HasIndex(row => new { row.At, row.Id }).HasFilter("settled_at IS NULL");
    }
}
