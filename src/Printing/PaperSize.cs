namespace XaDienTu.Printing;

/// <summary>A sheet with its margins (those of Decree 30/2020 on A4) and the size of its running text, in points (1/72 inch).</summary>
public sealed record PaperSize
{
    private const float PointsPerMillimetre = 72f / 25.4f;

    private PaperSize(float width, float height, float top, float right, float bottom, float left, float textSize)
    {
        Width = width * PointsPerMillimetre;
        Height = height * PointsPerMillimetre;
        Top = top * PointsPerMillimetre;
        Right = right * PointsPerMillimetre;
        Bottom = bottom * PointsPerMillimetre;
        Left = left * PointsPerMillimetre;
        TextSize = textSize;
    }

    public static PaperSize A4 { get; } = new(210, 297, 20, 15, 20, 30, 13);

    public static PaperSize A4Landscape { get; } = new(297, 210, 20, 15, 15, 15, 12);

    public static PaperSize A5 { get; } = new(148, 210, 10, 10, 10, 14, 10);

    public float Width { get; }

    public float Height { get; }

    /// <summary>Size of running text; titles and headers are derived from it.</summary>
    public float TextSize { get; }

    internal float Top { get; }

    internal float Right { get; }

    internal float Bottom { get; }

    internal float Left { get; }

    internal float ContentWidth => Width - Left - Right;

    internal float ContentHeight => Height - Top - Bottom;
}
