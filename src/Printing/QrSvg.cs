using System.Globalization;
using System.Text;

namespace XaDienTu.Printing;

/// <summary>A QR code as inline SVG for pages; one path, black on white in every colour scheme.</summary>
public static class QrSvg
{
    public static string Of(string content)
    {
        var (side, runs) = QrShape.Of(content);
        var path = new StringBuilder();
        foreach (var (x, y, length) in runs)
        {
            path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h{length}v1h-{length}z");
        }

        return $"<svg viewBox=\"0 0 {side} {side}\" role=\"img\" aria-label=\"Mã QR\" shape-rendering=\"crispEdges\">" +
            $"<path fill=\"#fff\" d=\"M0 0h{side}v{side}H0z\"/><path d=\"{path}\"/></svg>";
    }
}
