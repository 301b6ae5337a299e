using System.Globalization;
using XaDienTu.Kernel.Time;

namespace XaDienTu.Kernel.Jobs;

/// <summary>When a job is due: at hours of the day as clocks show them in Vietnam, or so long after the last time.</summary>
public sealed class JobSchedule
{
    private readonly IReadOnlyList<TimeOnly> times;
    private readonly TimeSpan pause;

    private JobSchedule(IReadOnlyList<TimeOnly> times, TimeSpan pause) => (this.times, this.pause) = ([.. times.Order()], pause);

    public static JobSchedule Daily(params IReadOnlyList<TimeOnly> times) =>
        times.Count > 0 ? new(times, default) : throw new ArgumentException("A day without an hour has no job.", nameof(times));

    public static JobSchedule Every(TimeSpan pause) =>
        pause >= TimeSpan.FromMinutes(1)
            ? new([], pause)
            : throw new ArgumentOutOfRangeException(nameof(pause), pause, "At least a minute.");

    /// <summary>In words: "hằng ngày lúc 02:10, 14:10"; "10 phút một lần".</summary>
    public string Words => times.Count > 0
        ? $"hằng ngày lúc {string.Join(", ", times.Select(time => time.ToString("HH:mm", CultureInfo.InvariantCulture)))}"
        : pause.TotalMinutes % 60 == 0 ? $"{pause.TotalHours:0} giờ một lần"
        : $"{pause.TotalMinutes:0} phút một lần";

    /// <summary>The first time later than the instant.</summary>
    public DateTimeOffset After(DateTimeOffset instant)
    {
        if (times.Count == 0)
        {
            return instant + pause;
        }

        var day = instant.VietnamDate();
        return times.Select(time => day.At(time)).Append(day.AddDays(1).At(times[0])).First(due => due > instant).ToUniversalTime();
    }
}
