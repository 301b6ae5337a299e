using Microsoft.EntityFrameworkCore.Metadata.Builders;
using XaDienTu.Organizations.Calendar;

namespace XaDienTu.Organizations;

/// <summary>A day that the business administrator declared off or worked, as announced each year.</summary>
internal sealed class CalendarDay
{
    public const int MaxNoteLength = 120;

    public required DateOnly Date { get; init; }

    public required CalendarEntryKind Kind { get; set; }

    public required string Note { get; set; }

    public static void Map(EntityTypeBuilder<CalendarDay> row)
    {
        row.HasKey(day => day.Date);
        row.Property(day => day.Note).HasMaxLength(MaxNoteLength);
    }
}
