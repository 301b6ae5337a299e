using XaDienTu.Ui.Pictures;
using Xunit;

namespace XaDienTu.Modules.Tests.Ui;

public sealed class ProcessPathTests
{
    [Theory]
    [InlineData(7, 3, "0 1 2 3 4 5 6")]
    [InlineData(9, 4, "0 …2 3 4 5 …2 8")]
    [InlineData(9, 0, "0 1 …6 8")]
    [InlineData(12, 11, "0 …9 10 11")]
    [InlineData(8, 2, "0 1 2 3 …3 7")]
    [InlineData(8, 3, "0 1 2 3 4 …2 7")]
    public void A_long_path_folds_around_the_current_step(int count, int current, string drawn)
    {
        var nodes = Enumerable.Range(0, count)
            .Select(at => new PathNode(at.ToString(System.Globalization.CultureInfo.InvariantCulture), null, State(at, current)))
            .ToList();
        var words = ProcessPathTagHelper.Fold(nodes).Select(item => item.Node?.Name ?? "…" + item.Folded);
        Assert.Equal(drawn, string.Join(' ', words));
    }

    [Fact]
    public void A_finished_path_shows_its_end() =>
        Assert.Equal(4, ProcessPathTagHelper.Fold([.. Enumerable.Repeat(new PathNode("x", null, StepState.Done), 9)]).Count);

    [Fact]
    public void Long_names_break_at_a_blank_and_end_in_dots() =>
        Assert.Equal(["Thẩm định biến", "động đất đai của…"], ProcessPathTagHelper.Wrap("Thẩm định biến động đất đai của hộ gia đình", 17));

    [Theory]
    [InlineData(60, 60)]
    [InlineData(61, 80)]
    [InlineData(3, 4)]
    [InlineData(0, 4)]
    public void The_axis_ends_at_a_round_number(double largest, double ceiling) =>
        Assert.Equal(ceiling, LineChartTagHelper.Ceiling(largest));

    private static StepState State(int at, int current) =>
        at < current ? StepState.Done : at == current ? StepState.Current : StepState.Next;
}
