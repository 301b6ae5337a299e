using System.Globalization;

namespace XaDienTu.Cases.Web;

internal static class FileSize
{
    private const long Kilo = 1024;

    /// <summary>"512 KB", "1,4 MB".</summary>
    public static string Words(long bytes) => bytes < Kilo * Kilo
        ? string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, bytes / Kilo)} KB")
        : (bytes / (decimal)(Kilo * Kilo)).ToString("0.0", CultureInfo.InvariantCulture).Replace('.', ',') + " MB";
}
