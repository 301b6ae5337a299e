using System.Globalization;

namespace XaDienTu.Ui.Parts;

/// <summary>Words and tone of a deadline; <paramref name="Title"/> is the exact moment in Vietnamese time.</summary>
public sealed record DeadlineChip(string Text, Tone Tone, string? Title)
{
    private static readonly TimeSpan Vietnam = TimeSpan.FromHours(7);
    private static readonly string[] Weekdays = ["Chủ nhật", "thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy"];

    /// <summary>
    /// Says how a deadline stands. Time is working time when the caller counts it; without
    /// <paramref name="remainingWorkingMinutes"/> the clock is used and a day has 24 hours.
    /// </summary>
    /// <param name="dueUtc">The deadline; null writes "Chưa có hạn".</param>
    /// <param name="now">The moment of reading.</param>
    /// <param name="remainingWorkingMinutes">Working minutes left, negative when late.</param>
    /// <param name="totalWorkingMinutes">Whole time allowed; the last fifth of it counts as "due soon".</param>
    /// <param name="pausedFor">What a stopped clock waits for, for example "chờ bổ sung".</param>
    /// <param name="finishedUtc">When the work was done; the chip then says whether that was in time.</param>
    /// <param name="workingMinutesPerDay">Length of a working day.</param>
    public static DeadlineChip Of(
        DateTimeOffset? dueUtc,
        DateTimeOffset now,
        int? remainingWorkingMinutes = null,
        int? totalWorkingMinutes = null,
        string? pausedFor = null,
        DateTimeOffset? finishedUtc = null,
        int workingMinutesPerDay = 480)
    {
        var title = dueUtc is { } moment ? "Hạn: " + Moment(moment) : null;
        if (dueUtc is not { } due)
        {
            return pausedFor is null ? new("Chưa có hạn", Tone.Plain, null) : Paused(pausedFor, null);
        }

        if (finishedUtc is { } finished)
        {
            title += "; xong " + Moment(finished);
            return finished <= due ? new("Đúng hạn", Tone.Plain, title) : new("Trả quá hạn", Tone.Err, title);
        }

        if (pausedFor is not null)
        {
            return Paused(pausedFor, title);
        }

        var day = remainingWorkingMinutes is null ? 24 * 60 : workingMinutesPerDay;
        var kind = remainingWorkingMinutes is null ? "" : " làm việc";
        var left = remainingWorkingMinutes ?? (int)Math.Ceiling((due - now).TotalMinutes);
        if (left < 0 || due < now)
        {
            // Working time stands still at night: "late by one minute" would be read as the clock's.
            var since = due.ToOffset(Vietnam).ToString("HH:mm dd/MM", CultureInfo.InvariantCulture);
            return new(-left >= day ? "Quá hạn " + Length(-left, day, kind) : "Quá hạn từ " + since, Tone.Err, title);
        }

        var soon = left <= day || (totalWorkingMinutes is { } total && left * 5L <= total);
        return new("Còn " + Length(left, day, kind), soon ? Tone.Warn : Tone.Ok, title);
    }

    /// <summary>"thứ Tư 25/11/2026, 17:00" in Vietnamese time.</summary>
    public static string Moment(DateTimeOffset utc)
    {
        var local = utc.ToOffset(Vietnam);
        return Weekdays[(int)local.DayOfWeek] + " " + local.ToString("dd/MM/yyyy, HH:mm", CultureInfo.InvariantCulture);
    }

    private static DeadlineChip Paused(string reason, string? title) => new("Tạm dừng – " + reason, Tone.Info, title);

    /// <summary>Rounded down: nobody is promised time that is not there, nobody is accused of a day not yet lost.</summary>
    private static string Length(int minutes, int day, string kind) => minutes switch
    {
        _ when minutes >= day => Count(minutes / day, "ngày" + kind),
        >= 60 => Count(minutes / 60, "giờ" + kind),
        _ => Count(minutes, "phút"),
    };

    private static string Count(int number, string unit) => number.ToString(CultureInfo.InvariantCulture) + " " + unit;
}
