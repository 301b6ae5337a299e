using System.Globalization;
using System.Text;

namespace XaDienTu.Signatures.Tests.Validation;

/// <summary>Small PDFs written by hand.</summary>
internal static class PdfText
{
    public static readonly string[] OnePage =
    [
        "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
    ];

    /// <summary>Says that there is a signature, so that no reader may answer that there is none.</summary>
    public const string Signature =
        "<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /ByteRange [0 10 20 10] /Contents <3000> >>";

    /// <summary>A file of objects numbered from 1 with a right table; the first is the catalogue.</summary>
    public static byte[] File(params string[] bodies) => File(bodies, "");

    public static byte[] File(string[] bodies, string trailer)
    {
        var (text, offsets) = Objects(bodies);
        var start = text.Length;
        text.Append(CultureInfo.InvariantCulture, $"xref\n0 {bodies.Length + 1}\n0000000000 65535 f \n");
        offsets.ForEach(offset => text.Append(CultureInfo.InvariantCulture, $"{offset:D10} 00000 n \n"));
        text.Append(
            CultureInfo.InvariantCulture, $"trailer\n<< /Size {bodies.Length + 1} /Root 1 0 R {trailer}>>\nstartxref\n{start}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(text.ToString());
    }

    /// <summary>One page, listed in a cross-reference stream (ISO 32000-2 §7.5.8).</summary>
    public static byte[] WithStreamTable()
    {
        var (text, offsets) = Objects(OnePage);
        var start = text.Length;
        var table = new StringBuilder("\0\0\0\0\0");
        foreach (var offset in offsets.Append(start))
        {
            table.Append('\u0001').Append((char)(offset >> 24)).Append((char)((offset >> 16) & 255)).Append((char)((offset >> 8) & 255))
                .Append((char)(offset & 255));
        }

        text.Append(CultureInfo.InvariantCulture,
            $"4 0 obj\n<< /Type /XRef /Size 5 /W [1 4 0] /Root 1 0 R /Length {table.Length} >>\nstream\n{table}\nendstream\nendobj\nstartxref\n{start}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(text.ToString());
    }

    public static byte[] WithEmptyField() => File(
        "<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [4 0 R] >> >>", OnePage[1],
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Annots [4 0 R] >>",
        "<< /Type /Annot /Subtype /Widget /FT /Sig /T (Lanh dao) /Rect [0 0 0 0] /P 3 0 R >>");

    /// <summary>One page with a form of one text field.</summary>
    public static byte[] WithForm() => File(
        "<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [4 0 R] >> >>", OnePage[1],
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Annots [4 0 R] >>",
        "<< /Type /Annot /Subtype /Widget /FT /Tx /T (So tien) /V (100) /Rect [50 50 200 80] /P 3 0 R >>");

    private static (StringBuilder Text, List<int> Offsets) Objects(string[] bodies)
    {
        var text = new StringBuilder("%PDF-1.7\n");
        var offsets = new List<int>();
        for (var index = 0; index < bodies.Length; index++)
        {
            offsets.Add(text.Length);
            text.Append(CultureInfo.InvariantCulture, $"{index + 1} 0 obj\n{bodies[index]}\nendobj\n");
        }

        return (text, offsets);
    }
}
