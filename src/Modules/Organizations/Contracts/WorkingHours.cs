using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace XaDienTu.Organizations.Contracts;

/// <summary>One stretch of work within a day, whole minutes.</summary>
public readonly record struct WorkingSession(TimeOnly Start, TimeOnly End)
{
    public int Minutes => (int)(End - Start).TotalMinutes;
}

/// <summary>
/// Office hours of an agency: the same from Monday to Friday and on make-up days; some counters also open on Saturday mornings.
/// Saturday hours are working time but make no working day: terms in working days do not count them.
/// </summary>
public sealed class WorkingHours : IEquatable<WorkingHours>
{
    private const int MaxTextLength = 100;

    private WorkingHours(IReadOnlyList<WorkingSession> weekday, IReadOnlyList<WorkingSession> saturday)
    {
        Weekday = weekday;
        Saturday = saturday;
    }

    public static WorkingHours Default { get; } = Parse("07:30-11:30 13:30-17:00", "");

    public IReadOnlyList<WorkingSession> Weekday { get; }

    public IReadOnlyList<WorkingSession> Saturday { get; }

    public static WorkingHours Parse(string weekday, string saturday) =>
        TryParse(weekday, saturday, out var hours) ? hours : throw new FormatException($"Not working hours: '{weekday}' and '{saturday}'.");

    /// <summary>Sessions written as "07:30-11:30 13:30-17:00", in order and apart; Monday to Friday must have one.</summary>
    public static bool TryParse(string weekday, string saturday, [NotNullWhen(true)] out WorkingHours? hours)
    {
        hours = Sessions(weekday) is { Count: > 0 } week && Sessions(saturday) is { } weekend ? new(week, weekend) : null;
        return hours is not null;
    }

    public static string Text(IReadOnlyList<WorkingSession> sessions) =>
        string.Join(
            ' ', sessions.Select(session => string.Create(CultureInfo.InvariantCulture, $"{session.Start:HH:mm}-{session.End:HH:mm}")));

    public bool Equals(WorkingHours? other) =>
        other is not null && Weekday.SequenceEqual(other.Weekday) && Saturday.SequenceEqual(other.Saturday);

    public override bool Equals(object? obj) => Equals(obj as WorkingHours);

    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    public override string ToString() => $"{Text(Weekday)}|{Text(Saturday)}";

    private static List<WorkingSession>? Sessions(string text)
    {
        if (text.Length > MaxTextLength)
        {
            return null;
        }

        var sessions = new List<WorkingSession>();
        foreach (var part in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.Split('-') is not [var start, var end] || !IsTime(start, out var from) || !IsTime(end, out var to)
                || to <= from || (sessions.Count > 0 && from <= sessions[^1].End))
            {
                return null;
            }

            sessions.Add(new(from, to));
        }

        return sessions;
    }

    private static bool IsTime(string text, out TimeOnly time) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out time);
}

/// <summary>Hours that hold from a day on.</summary>
public readonly record struct WorkingHoursFrom(DateOnly From, WorkingHours Hours);
