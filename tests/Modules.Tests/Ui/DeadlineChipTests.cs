using XaDienTu.Ui.Parts;
using Xunit;

namespace XaDienTu.Modules.Tests.Ui;

public sealed class DeadlineChipTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 3, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(-960, "Quá hạn 2 ngày làm việc", Tone.Err)]
    [InlineData(-30, "Quá hạn từ 10:00 21/11", Tone.Err)]
    [InlineData(0, "Còn 0 phút", Tone.Warn)]
    [InlineData(59, "Còn 59 phút", Tone.Warn)]
    [InlineData(180, "Còn 3 giờ làm việc", Tone.Warn)]
    [InlineData(480, "Còn 1 ngày làm việc", Tone.Warn)]
    [InlineData(481, "Còn 1 ngày làm việc", Tone.Ok)]
    [InlineData(1920, "Còn 4 ngày làm việc", Tone.Ok)]
    public void Working_time_is_said_in_words(int minutes, string words, Tone tone)
    {
        var due = Now.AddDays(minutes < 0 ? -3 : 6);
        var chip = DeadlineChip.Of(due, Now, minutes);
        Assert.Equal((words, tone), (chip.Text, chip.Tone));
    }

    [Fact]
    public void The_last_fifth_of_the_time_is_due_soon() =>
        Assert.Equal(Tone.Warn, DeadlineChip.Of(Now.AddDays(9), Now, 1920, totalWorkingMinutes: 9600).Tone);

    [Fact]
    public void Without_working_time_the_clock_counts() =>
        Assert.Equal("Còn 2 ngày", DeadlineChip.Of(Now.AddHours(50), Now).Text);

    [Fact]
    public void A_paused_clock_says_what_it_waits_for()
    {
        var chip = DeadlineChip.Of(Now.AddDays(-1), Now, -480, pausedFor: "chờ bổ sung");
        Assert.Equal(("Tạm dừng – chờ bổ sung", Tone.Info), (chip.Text, chip.Tone));
    }

    [Fact]
    public void Finished_work_is_judged_by_its_end()
    {
        Assert.Equal("Đúng hạn", DeadlineChip.Of(Now, Now.AddDays(9), finishedUtc: Now).Text);
        Assert.Equal("Trả quá hạn", DeadlineChip.Of(Now, Now.AddDays(9), finishedUtc: Now.AddMinutes(1)).Text);
    }

    [Fact]
    public void The_title_holds_the_moment_in_Vietnam() =>
        Assert.Equal("Hạn: thứ Tư 25/11/2026, 17:00", DeadlineChip.Of(new(2026, 11, 25, 10, 0, 0, TimeSpan.Zero), Now).Title);

    [Fact]
    public void No_deadline_is_said_too() => Assert.Equal("Chưa có hạn", DeadlineChip.Of(null, Now).Text);
}
