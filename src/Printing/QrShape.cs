using System.Collections;
using QRCoder;
using SkiaSharp;

namespace XaDienTu.Printing;

/// <summary>The dark runs of a QR code, quiet zone of four modules included.</summary>
internal static class QrShape
{
    public static (int Side, IReadOnlyList<(int X, int Y, int Length)> Runs) Of(string content)
    {
        using var code = QRCodeGenerator.GenerateQrCode(content, QRCodeGenerator.ECCLevel.M);
        var rows = code.ModuleMatrix;
        return (rows.Count, [.. rows.SelectMany((row, y) => RunsOf(row).Select(run => (run.X, y, run.Length)))]);
    }

    public static SKPath Path(string content, float side)
    {
        var (modules, runs) = Of(content);
        var unit = side / modules;
        using var path = new SKPathBuilder();
        foreach (var (x, y, length) in runs)
        {
            path.AddRect(SKRect.Create(x * unit, y * unit, length * unit, unit));
        }

        return path.Detach();
    }

    private static IEnumerable<(int X, int Length)> RunsOf(BitArray row)
    {
        var start = -1;
        for (var x = 0; x <= row.Count; x++)
        {
            var dark = x < row.Count && row[x];
            if (dark && start < 0)
            {
                start = x;
            }
            else if (!dark && start >= 0)
            {
                yield return (start, x - start);
                start = -1;
            }
        }
    }
}
