using SkiaSharp;

namespace XaDienTu.Printing;

/// <param name="Share">Of the width, relative to the other columns.</param>
public sealed record PaperColumn(string Title, float Share, Align Align = Align.Left);

/// <summary>Lays rows below each other; a row moves whole to the next page, one higher than a page is cut between lines.</summary>
internal sealed class TableLayout(PaperFlow flow, IReadOnlyList<PaperColumn> columns)
{
    private const float Padding = 3;
    private readonly float points = flow.TextSize * 0.92f;
    private readonly float[] widths = [.. columns.Select(column => flow.Width * column.Share / columns.Sum(other => other.Share))];

    private float LineHeight => PaperFlow.HeightOf(points);

    public void Write(IEnumerable<IReadOnlyList<PaperText>> rows)
    {
        var header = Cells([.. columns.Select(column => PaperText.InBold(column.Title))]);
        var headerHeight = HeightOf(header);
        // A header alone at the foot of a page helps nobody.
        flow.Reserve(headerHeight + LineHeight + (2 * Padding));
        WriteHeader(header);
        foreach (var row in rows)
        {
            WriteRow(Cells(row), header, headerHeight);
        }

        flow.Space(6);
    }

    private void WriteRow(ArraySegment<TextLine>[] cells, ArraySegment<TextLine>[] header, float headerHeight)
    {
        var fullPage = flow.Height - headerHeight;
        if (HeightOf(cells) > flow.Left && HeightOf(cells) <= fullPage)
        {
            NewPage(header);
        }

        while (HeightOf(cells) > flow.Left)
        {
            var fitting = (int)((flow.Left - (2 * Padding)) / LineHeight);
            // Segments: what is left of a row of a thousand pages is not copied for each of them.
            if (fitting > 0)
            {
                WriteCells([.. cells.Select(lines => lines[..Math.Min(fitting, lines.Count)])], Aligned);
                cells = [.. cells.Select(lines => lines[Math.Min(fitting, lines.Count)..])];
            }

            NewPage(header);
        }

        WriteCells(cells, Aligned);
    }

    private Align Aligned(int column) => columns[column].Align;

    private void NewPage(ArraySegment<TextLine>[] header)
    {
        flow.NewPage();
        WriteHeader(header);
    }

    private void WriteHeader(ArraySegment<TextLine>[] header) => WriteCells(header, _ => Align.Center);

    private ArraySegment<TextLine>[] Cells(IReadOnlyList<PaperText> texts) =>
        [.. texts.Select((text, column) => new ArraySegment<TextLine>([.. flow.Lines(text, widths[column] - (2 * Padding), points)]))];

    private float HeightOf(ArraySegment<TextLine>[] cells) => (cells.Max(lines => lines.Count) * LineHeight) + (2 * Padding);

    private void WriteCells(ArraySegment<TextLine>[] cells, Func<int, Align> alignOf)
    {
        var (top, height) = (flow.Used, HeightOf(cells));
        var x = 0f;
        for (var column = 0; column < cells.Length; column++)
        {
            var (left, width, lines, align) = (x, widths[column], cells[column], alignOf(column));
            flow.Draw(canvas =>
            {
                using var ink = new SKPaint { Color = SKColors.Black, StrokeWidth = 0.5f, IsStroke = true };
                canvas.DrawRect(left, top, width, height, ink);
                for (var index = 0; index < lines.Count; index++)
                {
                    var baseline = top + Padding + (index * LineHeight) + points;
                    TextLayout.Draw(canvas, lines[index], left + Padding, baseline, width - (2 * Padding), align);
                }
            });
            x += width;
        }

        flow.Advance(height);
    }
}
