using System.Globalization;
using System.Text;

namespace XaDienTu.TestKit;

/// <summary>Files as people upload them, small and whole.</summary>
public static class Papers
{
    /// <summary>A PNG of one point.</summary>
    public static byte[] Picture { get; } =
        Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    /// <summary>A PDF of one empty page; each <paramref name="mark"/> gives other bytes.</summary>
    public static byte[] Pdf(string mark = "")
    {
        string[] objects = ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"];
        var text = new StringBuilder("%PDF-1.4\n");
        text.Append(CultureInfo.InvariantCulture, $"% {mark}\n");
        var table = new StringBuilder("0000000000 65535 f \n");
        foreach (var (index, content) in objects.Index())
        {
            table.Append(CultureInfo.InvariantCulture, $"{Encoding.UTF8.GetByteCount(text.ToString()):0000000000} 00000 n \n");
            text.Append(CultureInfo.InvariantCulture, $"{index + 1} 0 obj\n{content}\nendobj\n");
        }

        var start = Encoding.UTF8.GetByteCount(text.ToString());
        text.Append(CultureInfo.InvariantCulture,
            $"xref\n0 {objects.Length + 1}\n{table}trailer\n<< /Size {objects.Length + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
