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

    private void WriteRow(TextLine[][] cells, TextLine[][] header, float headerHeight)
    {
        var fullPage = flow.Height - headerHeight;
        if (HeightOf(cells) > flow.Left && HeightOf(cells) <= fullPage)
        {
            NewPage(header);
        }

        while (HeightOf(cells) > flow.Left)
        {
            var fitting = (int)((flow.Left - (2 * Padding)) / LineHeight);
            if (fitting > 0)
            {
                WriteCells([.. cells.Select(lines => lines[..Math.Min(fitting, lines.Length)])], Aligned);
                cells = [.. cells.Select(lines => lines[Math.Min(fitting, lines.Length)..])];
            }

            NewPage(header);
        }

        WriteCells(cells, Aligned);
    }

    private Align Aligned(int column) => columns[column].Align;

    private void NewPage(TextLine[][] header)
    {
        flow.NewPage();
        WriteHeader(header);
    }

    private void WriteHeader(TextLine[][] header) => WriteCells(header, _ => Align.Center);

    private TextLine[][] Cells(IReadOnlyList<PaperText> texts) =>
        [.. texts.Select((text, column) => flow.Lines(text, widths[column] - (2 * Padding), points).ToArray())];

    private float HeightOf(TextLine[][] cells) => (cells.Max(lines => lines.Length) * LineHeight) + (2 * Padding);

    private void WriteCells(TextLine[][] cells, Func<int, Align> alignOf)
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
                for (var index = 0; index < lines.Length; index++)
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
