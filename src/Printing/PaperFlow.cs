using SkiaSharp;

namespace XaDienTu.Printing;

/// <summary>
/// Writes from top to bottom and turns to a new page when one is full. What must stay together (a signature block)
/// goes into <see cref="Together"/> or <see cref="Columns"/>.
/// </summary>
public sealed class PaperFlow
{
    internal const float ColumnGap = 6;

    /// <summary>Room for the marks stacked on Vietnamese capitals.</summary>
    private const float LineHeight = 1.3f;
    private readonly List<List<Action<SKCanvas>>> pages = [[]];
    private readonly Letters letters;
    private readonly List<int> parts = [0];
    private readonly CancellationToken cancellation;

    internal PaperFlow(float width, float height, float textSize, Letters letters, CancellationToken cancellation)
    {
        Width = width;
        Height = height;
        TextSize = textSize;
        this.letters = letters;
        this.cancellation = cancellation;
    }

    /// <summary>Width between the margins, or of the column, in points.</summary>
    public float Width { get; }

    /// <summary>Size of running text here.</summary>
    public float TextSize { get; }

    internal float Height { get; }

    internal float Used { get; private set; }

    internal float Left => Height - Used;

    internal IReadOnlyList<IReadOnlyList<Action<SKCanvas>>> Pages => pages;

    /// <summary>Where each part begins; pages are counted within their part.</summary>
    internal IReadOnlyList<int> Parts => parts;

    /// <summary>A paragraph of running text.</summary>
    /// <param name="size">Share of the running size: 1.15 for a title.</param>
    /// <param name="firstLine">Indent of the first line in points.</param>
    /// <param name="after">Space below in points.</param>
    public PaperFlow Paragraph(PaperText text, Align align = Align.Justified, float size = 1, float firstLine = 0, float after = 4)
    {
        ArgumentNullException.ThrowIfNull(text);
        var points = TextSize * size;
        var lines = align == Align.Center
            ? TextLayout.Balanced(text, Width, letters, points, cancellation)
            : Lines(text, Width, points, firstLine);
        foreach (var line in lines)
        {
            Reserve(HeightOf(points));
            var (indent, baseline) = (line == lines[0] ? firstLine : 0, Used + points);
            Draw(canvas => TextLayout.Draw(canvas, line, indent, baseline, Width - indent, align));
            Used += HeightOf(points);
        }

        return Space(after);
    }

    /// <summary>A centred bold title.</summary>
    public PaperFlow Title(string text, float size = 1.15f, float after = 6) =>
        Paragraph(PaperText.InBold(text), Align.Center, size, 0, after);

    /// <summary>"Label: value" with the value in bold, as the forms of the one-stop shop have it.</summary>
    public PaperFlow Field(string label, string? value) => Paragraph(PaperText.Plain($"{label}: ").Bold(value), Align.Left, after: 2);

    /// <summary>Empty space in points; dropped at the end of a page.</summary>
    public PaperFlow Space(float points)
    {
        Used = Math.Min(Used + points, Height);
        return this;
    }

    /// <summary>Blocks side by side, e.g. two signatures; the row is never cut by a page's end.</summary>
    /// <param name="columns">Share of the width and what stands there.</param>
    public PaperFlow Columns(params (float Share, Action<PaperFlow> Write)[] columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        var shares = columns.Sum(column => column.Share);
        var room = Width - (ColumnGap * (columns.Length - 1));
        var blocks = columns.Select(column => Block(room * column.Share / shares, column.Write)).ToList();
        var height = blocks.Max(block => block.Used);
        Reserve(height);
        var x = 0f;
        foreach (var block in blocks)
        {
            Place(block, x, Used);
            x += block.Width + ColumnGap;
        }

        Used += height;
        return this;
    }

    /// <summary>Keeps what is written inside on one page.</summary>
    public PaperFlow Together(Action<PaperFlow> write) => Columns((1, write));

    /// <summary>The head of an official paper.</summary>
    public PaperFlow Heading(AgencyHeading heading)
    {
        ArgumentNullException.ThrowIfNull(heading);
        heading.Write(this);
        return this;
    }

    /// <summary>A table with borders; its header row stands again on each page.</summary>
    public PaperFlow Table(IReadOnlyList<PaperColumn> columns, IEnumerable<IReadOnlyList<PaperText>> rows)
    {
        new TableLayout(this, columns).Write(rows);
        return this;
    }

    /// <summary>A QR code, drawn as shapes: sharp at any size.</summary>
    /// <param name="side">Length of a side in points, quiet zone included.</param>
    public PaperFlow Qr(string content, float side = 72, Align align = Align.Left)
    {
        Reserve(side);
        var (x, y) = (align switch { Align.Center => (Width - side) / 2, Align.Right => Width - side, _ => 0 }, Used);
        Draw(canvas =>
        {
            using var ink = new SKPaint { Color = SKColors.Black };
            using var path = QrShape.Path(content, side);
            canvas.Save();
            canvas.Translate(x, y);
            canvas.DrawPath(path, ink);
            canvas.Restore();
        });
        Used += side;
        return this;
    }

    public PaperFlow NewPage()
    {
        pages.Add([]);
        Used = 0;
        return this;
    }

    /// <summary>A new page that counts as the first again: the next copy of a form, the next paper of a batch.</summary>
    public PaperFlow NewPart()
    {
        parts.Add(pages.Count);
        return NewPage();
    }

    internal IReadOnlyList<TextLine> Lines(PaperText text, float width, float points, float firstLine = 0) =>
        TextLayout.Lines(text, width, letters, points, firstLine, cancellation);

    internal static float HeightOf(float points) => points * LineHeight;

    internal float Measure(string text, Face face, float points) => letters.Font(face, points).MeasureText(text);

    internal void Draw(Action<SKCanvas> action) => pages[^1].Add(action);

    internal void Advance(float height) => Used += height;

    /// <summary>A horizontal line at the current place.</summary>
    internal void Rule(float x, float length)
    {
        var y = Used;
        Draw(canvas =>
        {
            using var ink = new SKPaint { Color = SKColors.Black, StrokeWidth = 0.75f, IsStroke = true };
            canvas.DrawLine(x, y, x + length, y, ink);
        });
    }

    // A block higher than a page is placed anyway: on a page of its own, cut by nothing but the paper.
    internal void Reserve(float height)
    {
        if (height > Left + 0.01f && Used > 0)
        {
            NewPage();
        }
    }

    private PaperFlow Block(float width, Action<PaperFlow> write)
    {
        var block = new PaperFlow(width, float.PositiveInfinity, TextSize, letters, cancellation);
        write(block);
        return block;
    }

    private void Place(PaperFlow block, float x, float y) => Draw(canvas =>
    {
        canvas.Save();
        canvas.Translate(x, y);
        foreach (var action in block.pages.SelectMany(page => page))
        {
            action(canvas);
        }

        canvas.Restore();
    });
}
