using System.Globalization;
using System.Text;

namespace XaDienTu.Signatures.Pdf.Syntax;

/// <summary>Makes values for writing.</summary>
internal static class PdfMake
{
    public static PdfName Name(string text) => new(text);

    public static PdfNumber Number(double value) => new((decimal)Math.Round(value, 3));

    public static PdfReference Reference(int number) => new(number, 0);

    public static PdfArray Array(params PdfValue[] items) => new(items);

    public static PdfArray Numbers(params double[] values) => new([.. values.Select(Number)]);

    public static PdfDictionary Dictionary(params (string Key, PdfValue Value)[] entries) =>
        new([.. entries.Select(entry => KeyValuePair.Create(entry.Key, entry.Value))]);

    /// <summary>A text string in UTF-16BE, which every reader shows with its marks (§7.9.2.2).</summary>
    public static PdfString Text(string text) => new([0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(text.Normalize())], 0, 0);

    /// <summary>A date string of §7.9.4 in Vietnamese time.</summary>
    public static PdfString Date(DateTimeOffset at) => new(
        Encoding.ASCII.GetBytes(
            at.ToOffset(TimeSpan.FromHours(7)).ToString("'D:'yyyyMMddHHmmss'+07''00'''", CultureInfo.InvariantCulture)), 0, 0);
}
