using System.Text;
using XaDienTu.Signatures.Pdf;
using XaDienTu.Signatures.Pdf.Syntax;

namespace XaDienTu.Signatures.Tests.Pdf;

/// <summary>What an attacker does to a file.</summary>
internal static class Surgery
{
    public static byte[] Append(byte[] pdf, Action<PdfUpdate> change)
    {
        var update = new PdfUpdate(pdf);
        change(update);
        return update.ToBytes();
    }

    public static byte[] Replace(byte[] pdf, string old, string replacement, bool last = false)
    {
        var text = Encoding.Latin1.GetString(pdf);
        var at = last ? text.LastIndexOf(old, StringComparison.Ordinal) : text.IndexOf(old, StringComparison.Ordinal);
        return at < 0
            ? throw new InvalidOperationException($"“{old}” is not in the file.")
            : Encoding.Latin1.GetBytes(string.Concat(text.AsSpan(0, at), replacement, text.AsSpan(at + old.Length)));
    }

    public static byte[] Bytes(string text) => Encoding.Latin1.GetBytes(text);

    public static PdfDictionary Widget(PdfPage page, string name) => PdfMake.Dictionary(
        ("Type", PdfMake.Name("Annot")), ("Subtype", PdfMake.Name("Widget")), ("FT", PdfMake.Name("Sig")), ("T", PdfMake.Text(name)),
        ("Rect", PdfMake.Numbers(300, 300, 450, 380)), ("P", page.Reference), ("F", PdfMake.Number(4)));
}
