namespace XaDienTu.Organizations.Calendar;

internal enum CalendarEntryKind
{
    DayOff,

    /// <summary>A day worked although it would be off: the other half of a swap.</summary>
    WorkingDay,
}

/// <summary>A single day that an authority declared off or worked; stronger than every rule.</summary>
internal sealed record CalendarEntry(DateOnly Date, CalendarEntryKind Kind, string Note);
