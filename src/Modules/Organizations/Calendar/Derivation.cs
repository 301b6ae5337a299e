using System.Globalization;
using XaDienTu.Kernel.Time;
using XaDienTu.Organizations.Contracts;

namespace XaDienTu.Organizations.Calendar;

/// <summary>Writes down, sentence by sentence, how a due date was counted: citizens and inspectors read it.</summary>
internal sealed class Derivation(WorkingCalendar calendar)
{
    private readonly List<string> sentences = [];

    public Derivation Received(DateTimeOffset received, DateTimeOffset start)
    {
        var told = $"Tiếp nhận {Moment(received)}";
        if (start == received)
        {
            return Say($"{told}.");
        }

        var reason = calendar.IsWorkingDay(received.VietnamDate()) ? "sau 15:00" : "ngày nghỉ";
        return Say($"{told}, {reason} → tính như nhận đầu giờ ngày làm việc tiếp theo, {Day(start.VietnamDate())}.");
    }

    public Derivation Waited(DateTimeOffset from, DateTimeOffset until, TimeSpan wait) =>
        Say($"Chờ từ {Moment(from)} đến {Moment(until)}: {Duration(wait)} làm việc, không tính vào thời hạn.");

    public Derivation DaysOff(DateOnly first, DateOnly last)
    {
        var off = calendar.DaysOff(first, last).ToList();
        for (int i = 0, next; i < off.Count; i = next)
        {
            next = i + 1;
            while (next < off.Count && off[next].Name == off[i].Name && off[next].Day == off[next - 1].Day.AddDays(1))
            {
                next++;
            }

            Say($"Nghỉ: {Range(off[i].Day, off[next - 1].Day)} ({off[i].Name}).");
        }

        foreach (var (day, note) in calendar.MakeUpDays(first, last))
        {
            Say($"Làm việc: {Day(day)} ({note}).");
        }

        return this;
    }

    public Derivation Hours(int amount, DateTimeOffset from, DateTimeOffset due) =>
        Say($"Đếm {amount} giờ làm việc: từ {Moment(from)} đến {Moment(due)}.");

    public Derivation Days(DueDateRule rule, DateOnly first, DateOnly last, DateOnly end)
    {
        var unit = rule.Unit switch { TermUnit.WorkingDay => "ngày làm việc", TermUnit.Month => "tháng", _ => "ngày" };
        Say($"Đếm {rule.Amount} {unit}: từ {Day(first)} đến {Day(last)}.");
        return last == end ? this : Say($"Ngày cuối là ngày nghỉ → chuyển sang ngày làm việc tiếp theo, {Day(end)}.");
    }

    public DueDate Due(DateTimeOffset due) => new(due, Say($"Hạn trả: {Moment(due)}.").sentences);

    private static string Moment(DateTimeOffset instant)
    {
        var local = instant.InVietnam();
        return $"{local.ToString("HH:mm", CultureInfo.InvariantCulture)} {Day(instant.VietnamDate())}";
    }

    private static string Day(DateOnly day) => $"{VietnamTime.DayName(day.DayOfWeek)} {VietnamTime.Short(day)}";

    private static string Range(DateOnly first, DateOnly last) => first == last
        ? VietnamTime.Short(first)
        : $"{first.ToString(first.Month == last.Month ? "dd" : "dd/MM", CultureInfo.InvariantCulture)}–{VietnamTime.Short(last)}";

    private static string Duration(TimeSpan time)
    {
        var minutes = (int)Math.Round(time.TotalMinutes);
        return minutes % 60 == 0 ? $"{minutes / 60} giờ" : minutes < 60 ? $"{minutes} phút" : $"{minutes / 60} giờ {minutes % 60} phút";
    }

    private Derivation Say(string sentence)
    {
        sentences.Add(sentence);
        return this;
    }
}
