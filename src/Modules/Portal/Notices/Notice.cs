using Microsoft.EntityFrameworkCore;

namespace XaDienTu.Portal.Notices;

/// <summary>One sentence for a citizen about one of the citizen's cases, or about the account.</summary>
internal sealed class Notice
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid AccountId { get; init; }

    /// <summary>Empty when it is about the account.</summary>
    public required string CaseCode { get; init; }

    public required string Sentence { get; init; }

    public required DateTimeOffset At { get; init; }

    public DateTimeOffset? ReadAt { get; set; }

    /// <summary>Names the event it tells of: an event delivered twice is told once.</summary>
    public required string EventKey { get; init; }

    public static void Map(ModelBuilder model) => model.Entity<Notice>(notice =>
    {
        notice.ToTable("notice");
        notice.Property(row => row.CaseCode).HasMaxLength(60);
        notice.Property(row => row.EventKey).HasMaxLength(64);
        notice.HasIndex(row => row.EventKey).IsUnique();
        notice.HasIndex(row => new { row.AccountId, row.At });
        notice.HasIndex(row => new { row.AccountId, row.ReadAt });
    });
}
