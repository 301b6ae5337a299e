using XaDienTu.Printing;
using Xunit;

namespace XaDienTu.Modules.Tests.Printing;

public sealed class TextLayoutTests
{
    private const float Width = 450;
    private const float Points = 13;

    [Theory]
    [InlineData("x")]
    [InlineData("ễ")]
    [InlineData("Tổ dân phố 3 ")]
    [InlineData(" ")]
    [InlineData("a\n")]
    public void Ten_times_the_text_costs_ten_times_the_work(string piece)
    {
        var once = Cost(string.Concat(Enumerable.Repeat(piece, 2_000)));
        var tenTimes = Cost(string.Concat(Enumerable.Repeat(piece, 20_000)));

        Assert.InRange(tenTimes, once, once * 11);
    }

    [Fact]
    public void A_word_longer_than_the_line_is_broken_where_it_is_full()
    {
        using var letters = new Letters();
        var word = string.Concat(Enumerable.Repeat("Xã điện tử".Replace(" ", "", StringComparison.Ordinal), 200));

        var lines = TextLayout.Lines(word, Width, letters, Points);

        Assert.True(lines.Count > 5);
        Assert.All(lines, line => Assert.InRange(line.Width, 0, Width));
        Assert.All(lines.SkipLast(1), line => Assert.InRange(line.Width, Width - (2 * Points), Width));
        Assert.Equal(word, string.Concat(lines.SelectMany(line => line.Words).Select(part => part.Text)));
    }

    [Fact]
    public void A_paper_nobody_waits_for_is_not_made()
    {
        using var gone = new CancellationTokenSource();
        gone.Cancel();
        var info = new PdfInfo("Thử", "Phường Thọ Xương", new DateTimeOffset(2026, 3, 4, 9, 0, 0, TimeSpan.FromHours(7)));

        Assert.Throws<OperationCanceledException>(() =>
            PdfPaper.Create(PaperSize.A4, info, paper => paper.Paragraph("Một dòng"), gone.Token));
        Assert.Throws<OperationCanceledException>(() => PdfPaper.Create(
            PaperSize.A4, info, paper =>
                paper.Columns((1, left => left.Paragraph("Một dòng")), (1, right => right.Title("Hai dòng"))), gone.Token));
    }

    private static long Cost(string text)
    {
        using var letters = new Letters();
        TextLayout.Lines(text, Width, letters, Points);
        return letters.Measured;
    }
}
