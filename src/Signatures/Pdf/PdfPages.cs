using XaDienTu.Signatures.Pdf.Syntax;

namespace XaDienTu.Signatures.Pdf;

/// <summary>The pages of a revision in order (ISO 32000-2 §7.7.3), with what they inherit.</summary>
internal static class PdfPages
{
    public static List<PdfPage> All(PdfRevision revision)
    {
        var pages = new List<PdfPage>();
        var seen = new HashSet<int>();
        var waiting = new Stack<(PdfValue Node, PdfValue? Box, PdfValue? Rotation)>();
        waiting.Push((revision.Catalog["Pages"] ?? PdfNull.Instance, null, null));
        while (waiting.TryPop(out var next))
        {
            revision.File.Budget.TakeComparison();
            if (next.Node is not PdfReference reference || !seen.Add(reference.Number) || revision.Dictionary(next.Node) is not { } node)
            {
                continue;
            }

            var box = node["CropBox"] ?? node["MediaBox"] ?? next.Box;
            var rotation = node["Rotate"] ?? next.Rotation;
            if (node["Kids"] is { } kids)
            {
                foreach (var kid in revision.Items(kids).Reverse())
                {
                    waiting.Push((kid, box, rotation));
                }
            }
            else
            {
                pages.Add(Page(revision, reference, node, box, rotation));
            }
        }

        return pages.Count > 0 ? pages : throw new SignatureFormatException("pdf-syntax", "The PDF has no pages.");
    }

    public static double[] Numbers(PdfRevision revision, PdfValue? list) =>
        [.. revision.Items(list).Take(100).Select(item => (double)((revision.Resolve(item) as PdfNumber)?.Value ?? 0))];

    private static PdfPage Page(PdfRevision revision, PdfReference reference, PdfDictionary node, PdfValue? box, PdfValue? rotation)
    {
        var (left, bottom, right, top) = Numbers(revision, box) is [var x1, var y1, var x2, var y2]
            ? (Math.Min(x1, x2), Math.Min(y1, y2), Math.Max(x1, x2), Math.Max(y1, y2))
            : (0, 0, 595, 842);
        var turns = (int)(((revision.Resolve(rotation) as PdfNumber)?.Value ?? 0) % 360 / 90);
        return new PdfPage(reference, node, left, bottom, right - left, top - bottom, (turns + 4) % 4);
    }
}

/// <param name="QuarterTurns">Clockwise, as the page is shown.</param>
internal sealed record PdfPage(
    PdfReference Reference, PdfDictionary Dictionary, double Left, double Bottom, double BoxWidth, double BoxHeight, int QuarterTurns)
{
    public double Width => QuarterTurns % 2 == 0 ? BoxWidth : BoxHeight;

    public double Height => QuarterTurns % 2 == 0 ? BoxHeight : BoxWidth;

    /// <summary>A rectangle seen on the shown page, in the page's own coordinates.</summary>
    public PdfArray ToUserSpace(PdfRectangle seen)
    {
        var (x, y, width, height) = (seen.Left, seen.Bottom, seen.Width, seen.Height);
        var (left, bottom, boxWidth, boxHeight) = QuarterTurns switch
        {
            0 => (x, y, width, height),
            1 => (BoxWidth - y - height, x, height, width),
            2 => (BoxWidth - x - width, BoxHeight - y - height, width, height),
            _ => (y, BoxHeight - x - width, height, width),
        };
        return PdfMake.Numbers(Left + left, Bottom + bottom, Left + left + boxWidth, Bottom + bottom + boxHeight);
    }

    /// <summary>The other way: where a widget's rectangle is seen.</summary>
    public PdfRectangle FromUserSpace(double left, double bottom, double right, double top)
    {
        var (x, y, width, height) = (left - Left, bottom - Bottom, right - left, top - bottom);
        return QuarterTurns switch
        {
            0 => new PdfRectangle(x, y, width, height),
            1 => new PdfRectangle(y, BoxWidth - x - width, height, width),
            2 => new PdfRectangle(BoxWidth - x - width, BoxHeight - y - height, width, height),
            _ => new PdfRectangle(BoxHeight - y - height, x, height, width),
        };
    }

    /// <summary>Turns a drawing so that it stands upright on the shown page.</summary>
    public PdfArray UprightMatrix => QuarterTurns switch
    {
        0 => PdfMake.Numbers(1, 0, 0, 1, 0, 0),
        1 => PdfMake.Numbers(0, 1, -1, 0, 0, 0),
        2 => PdfMake.Numbers(-1, 0, 0, -1, 0, 0),
        _ => PdfMake.Numbers(0, -1, 1, 0, 0, 0),
    };
}

/// <summary>In points, from the lower left corner of the page as it is shown.</summary>
internal readonly record struct PdfRectangle(double Left, double Bottom, double Width, double Height);
