using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Notices;

namespace XaDienTu.Portal.Notices;

/// <summary>A notice as it came to one account.</summary>
internal sealed class KeptNotice
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Number of the notice: of one that comes twice, an account keeps one.</summary>
    public required Guid NoticeId { get; init; }

    public required Guid AccountId { get; init; }

    public required string Kind { get; init; }

    public required string Words { get; init; }

    public required string Link { get; init; }

    public required string LinkWords { get; init; }

    public DateTimeOffset? Until { get; init; }

    public required DateTimeOffset At { get; init; }

    public DateTimeOffset? ReadAt { get; set; }

    public static void Map(ModelBuilder model) => model.Entity<KeptNotice>(notice =>
    {
        notice.ToTable("notice");
        notice.Property(row => row.Kind).HasMaxLength(Notice.MaxKindLength);
        notice.Property(row => row.Link).HasMaxLength(Notice.MaxLinkLength);
        notice.HasIndex(row => new { row.AccountId, row.NoticeId }).IsUnique();
        notice.HasIndex(row => new { row.AccountId, row.At });
        notice.HasIndex(row => new { row.AccountId, row.ReadAt });
    });
}
