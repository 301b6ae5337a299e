namespace XaDienTu.TestKit;

/// <summary>A clock that runs, but from Wednesday 2026-03-04 09:00 in Vietnam, and can be moved.</summary>
public sealed class MovableClock : TimeProvider
{
    public static readonly DateTimeOffset Start = new(2026, 3, 4, 9, 0, 0, TimeSpan.FromHours(7));
    private readonly long started = System.GetTimestamp();
    private TimeSpan moved;

    public override DateTimeOffset GetUtcNow() => (Start + System.GetElapsedTime(started) + moved).ToUniversalTime();

    public void Move(TimeSpan by) => moved += by;

    /// <summary>Moves to an instant given in Vietnam's time.</summary>
    public void MoveTo(DateTimeOffset instant) => moved += instant - GetUtcNow();
}
