using Microsoft.EntityFrameworkCore.Metadata.Builders;
using XaDienTu.Kernel.Data;

namespace XaDienTu.Sample.Reminders;

/// <summary>Something that an agency must not forget.</summary>
internal sealed class Reminder : IVersioned
{
    public const int MaxTitleLength = 120;
    public const int MaxNoteLength = 1_000;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid OrganizationId { get; init; }

    public required string Title { get; init; }

    public string Note { get; init; } = "";

    public required DateOnly Due { get; init; }

    public required DateTimeOffset At { get; init; }

    public DateTimeOffset? ClosedAt { get; set; }

    public int Version { get; set; }

    public static void Map(EntityTypeBuilder<Reminder> row)
    {
        row.Property(reminder => reminder.Title).HasMaxLength(MaxTitleLength);
        row.Property(reminder => reminder.Note).HasMaxLength(MaxNoteLength);
        row.HasIndex(reminder => new { reminder.OrganizationId, reminder.Id });
        row.HasIndex(reminder => reminder.ClosedAt);
    }
}
