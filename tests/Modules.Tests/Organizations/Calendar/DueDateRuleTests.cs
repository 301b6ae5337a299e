using CsCheck;
using Xunit;
using XaDienTu.Kernel.Time;
using XaDienTu.Organizations.Contracts;

namespace XaDienTu.Modules.Tests.Organizations.Calendar;

public sealed class DueDateRuleTests
{
    [Fact]
    public void The_derivation_tells_every_step_in_vietnamese()
    {
        var due = new DueDateRule(5, TermUnit.WorkingDay, StartPolicy.After15)
            .Compute(Calendars.Official, Calendars.Moment("2026-02-13 16:10"));

        Assert.Equal(Calendars.Moment("2026-03-02 17:00"), due.At);
        Assert.Equal(
            [
                "Tiếp nhận 16:10 thứ Sáu 13/02/2026, sau 15:00 → tính như nhận đầu giờ ngày làm việc tiếp theo, thứ Hai 23/02/2026.",
                "Nghỉ: 16–20/02/2026 (Tết Nguyên đán).",
                "Đếm 5 ngày làm việc: từ thứ Ba 24/02/2026 đến thứ Hai 02/03/2026.",
                "Hạn trả: 17:00 thứ Hai 02/03/2026.",
            ],
            due.Derivation);
    }

    [Theory]
    [InlineData("2026-11-16 09:00", 1, TermUnit.WorkingDay, StartPolicy.None, "2026-11-17 17:00")]
    [InlineData("2026-11-16 16:00", 1, TermUnit.WorkingDay, StartPolicy.None, "2026-11-17 17:00")]
    [InlineData("2026-11-16 15:00", 1, TermUnit.WorkingDay, StartPolicy.After15, "2026-11-17 17:00")]
    [InlineData("2026-11-16 15:01", 1, TermUnit.WorkingDay, StartPolicy.After15, "2026-11-18 17:00")]
    [InlineData("2026-11-15 09:00", 1, TermUnit.WorkingDay, StartPolicy.After15, "2026-11-17 17:00")]
    [InlineData("2026-11-16 15:00", 1, TermUnit.WorkingDay, StartPolicy.SameDay15, "2026-11-16 17:00")]
    [InlineData("2026-11-16 15:01", 1, TermUnit.WorkingDay, StartPolicy.SameDay15, "2026-11-17 17:00")]
    [InlineData("2026-11-15 09:00", 1, TermUnit.WorkingDay, StartPolicy.SameDay15, "2026-11-16 17:00")]
    [InlineData("2026-11-13 09:00", 2, TermUnit.Day, StartPolicy.None, "2026-11-16 17:00")]
    [InlineData("2026-11-09 09:00", 15, TermUnit.Day, StartPolicy.None, "2026-11-25 17:00")] // the 24th is Culture Day
    [InlineData("2026-01-31 09:00", 1, TermUnit.Month, StartPolicy.None, "2026-03-02 17:00")] // 28 February is a Saturday
    [InlineData("2026-11-16 09:00", 4, TermUnit.Hour, StartPolicy.None, "2026-11-16 15:00")]
    [InlineData("2026-11-16 16:00", 4, TermUnit.Hour, StartPolicy.None, "2026-11-17 10:30")]
    [InlineData("2026-11-16 16:00", 4, TermUnit.Hour, StartPolicy.After15, "2026-11-17 11:30")]
    [InlineData("2026-11-15 22:00", 4, TermUnit.Hour, StartPolicy.None, "2026-11-16 11:30")]
    public void Terms_end_when_the_law_says(string received, int amount, TermUnit unit, StartPolicy policy, string due) =>
        Assert.Equal(
            Calendars.Moment(due), new DueDateRule(amount, unit, policy).Compute(Calendars.Official, Calendars.Moment(received)).At);

    [Fact]
    public void A_last_day_off_is_told()
    {
        var due = new DueDateRule(15, TermUnit.Day).Compute(Calendars.Official, Calendars.Moment("2026-11-09 09:00"));

        Assert.Contains("Nghỉ: 24/11/2026 (Ngày Văn hóa Việt Nam).", due.Derivation);
        Assert.Contains("Ngày cuối là ngày nghỉ → chuyển sang ngày làm việc tiếp theo, thứ Tư 25/11/2026.", due.Derivation);
    }

    [Fact]
    public void A_due_date_never_falls_on_time_off() =>
        Gen.Select(Calendars.Any, Calendars.Instant, Calendars.Rule).Sample((calendar, received, rule) =>
        {
            var due = rule.Compute(calendar, received).At;
            return due.Offset == VietnamTime.Offset && calendar.IsWorkingTime(due.AddTicks(-1)) && due > received;
        });

    [Fact]
    public void Received_later_is_never_due_earlier() =>
        Gen.Select(Calendars.Any, Calendars.Instant, Gen.Int[0, 10 * 86400], Calendars.Rule).Sample((calendar, received, later, rule) =>
            rule.Compute(calendar, received).At <= rule.Compute(calendar, received.AddSeconds(later)).At);

    [Fact]
    public void A_longer_term_is_never_due_earlier() =>
        Gen.Select(Calendars.Any, Calendars.Instant, Calendars.Rule).Sample((calendar, received, rule) =>
            rule.Compute(calendar, received).At <= (rule with { Amount = rule.Amount + 1 }).Compute(calendar, received).At);

    [Fact]
    public void A_term_in_working_days_has_that_many_working_days() =>
        Gen.Select(Calendars.Instant, Gen.Int[1, 60]).Sample((received, amount) =>
        {
            var due = new DueDateRule(amount, TermUnit.WorkingDay).Compute(Calendars.Official, received).At;
            var days = 0;
            for (var day = received.VietnamDate().AddDays(1); day <= due.VietnamDate(); day = day.AddDays(1))
            {
                days += Calendars.Official.IsWorkingDay(day) ? 1 : 0;
            }

            return days == amount;
        });

    [Fact]
    public void A_wait_of_nothing_changes_nothing() =>
        Gen.Select(Calendars.Any, Calendars.Instant, Calendars.Rule, Calendars.Instant).Sample((calendar, received, rule, wait) =>
        {
            var due = rule.Compute(calendar, received).At;
            return DueDateRule.Pause(calendar, due, wait, wait).At == due;
        });

    [Fact]
    public void A_wait_keeps_the_remaining_working_time() =>
        Gen.Select(Calendars.Any, Calendars.Instant, Calendars.Rule, Gen.Int[0, 30 * 86400]).Sample((calendar, received, rule, seconds) =>
        {
            var due = rule.Compute(calendar, received).At;
            var until = received.AddSeconds(seconds);
            var moved = DueDateRule.Pause(calendar, due, received, until).At;
            return calendar.WorkingTimeBetween(received, due) == calendar.WorkingTimeBetween(until, moved);
        });

    [Fact]
    public void A_wait_is_told_with_its_working_time()
    {
        var due = DueDateRule.Pause(
            Calendars.Official, Calendars.Moment("2026-11-20 17:00"), Calendars.Moment("2026-11-16 10:00"),
            Calendars.Moment("2026-11-17 15:00"));

        Assert.Equal(Calendars.Moment("2026-11-25 10:30"), due.At);
        Assert.Equal(
            [
                "Chờ từ 10:00 thứ Hai 16/11/2026 đến 15:00 thứ Ba 17/11/2026: 10 giờ 30 phút làm việc, không tính vào thời hạn.",
                "Nghỉ: 24/11/2026 (Ngày Văn hóa Việt Nam).",
                "Hạn trả: 10:30 thứ Tư 25/11/2026.",
            ],
            due.Derivation);
    }

    [Fact]
    public void A_restart_runs_the_full_term_anew()
    {
        var rule = new DueDateRule(5, TermUnit.WorkingDay, StartPolicy.After15);

        var due = rule.Restart(Calendars.Official, Calendars.Moment("2026-11-16 09:00"));

        Assert.Equal(Calendars.Moment("2026-11-23 17:00"), due.At);
        Assert.Equal("Đã bổ sung đủ giấy tờ, thời hạn tính lại từ đầu.", due.Derivation[0]);
    }

    [Theory]
    [InlineData(0, TermUnit.Day)]
    [InlineData(121, TermUnit.Month)]
    public void A_term_of_nothing_or_of_decades_is_refused(int amount, TermUnit unit) =>
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            new DueDateRule(amount, unit).Compute(Calendars.Official, Calendars.Moment("2026-11-16 09:00")));
}
