using System.Globalization;

namespace XaDienTu.Kernel.Time;

/// <summary>Vietnam keeps UTC+7 all year, without daylight saving; instants are stored in UTC and shown here.</summary>
public static class VietnamTime
{
    public static readonly TimeSpan Offset = TimeSpan.FromHours(7);

    public static readonly CultureInfo Culture = CultureInfo.GetCultureInfo("vi-VN");

    private static readonly string[] DayNames = ["Chủ nhật", "thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy"];

    public static DateTimeOffset InVietnam(this DateTimeOffset instant) => instant.ToOffset(Offset);

    public static DateOnly VietnamDate(this DateTimeOffset instant) => DateOnly.FromDateTime(instant.InVietnam().DateTime);

    public static DateTimeOffset VietnamNow(this TimeProvider clock) => clock.GetUtcNow().InVietnam();

    public static DateOnly VietnamToday(this TimeProvider clock) => clock.GetUtcNow().VietnamDate();

    public static DateTimeOffset At(this DateOnly date, TimeOnly time) => new(date.ToDateTime(time), Offset);

    public static string DayName(DayOfWeek day) => DayNames[(int)day];

    /// <summary>"25/11/2026".</summary>
    public static string Short(DateOnly date) => date.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    /// <summary>"17:00 25/11/2026".</summary>
    public static string Short(DateTimeOffset instant) => instant.InVietnam().ToString("HH:mm dd/MM/yyyy", CultureInfo.InvariantCulture);

    /// <summary>"thứ Tư 25/11/2026, 17:00".</summary>
    public static string Long(DateTimeOffset instant)
    {
        var local = instant.InVietnam();
        return $"{DayName(local.DayOfWeek)} {local.ToString("dd/MM/yyyy, HH:mm", CultureInfo.InvariantCulture)}";
    }
}
