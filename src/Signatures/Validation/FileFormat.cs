using XaDienTu.Signatures.Pdf.Syntax;

namespace XaDienTu.Signatures.Validation;

/// <summary>The kind of a signed file, by its first bytes: names lie.</summary>
internal static class FileFormat
{
    public const string Pdf = "pdf";
    public const string Xml = "xml";
    public const string Cms = "cms";

    private const string XmlSignature = "http://www.w3.org/2000/09/xmldsig#";

    public static string? Of(ReadOnlySpan<byte> file)
    {
        if (PdfFile.HeaderOf(file) >= 0)
        {
            return Pdf;
        }

        return IsXml(file) ? Xml : IsSignedData(file) ? Cms : null;
    }

    /// <summary>
    /// Whether a file that cannot be read holds a signature at all: what is broken but unsigned has nothing to be judged. A PDF
    /// signature stands outside of compressed streams, for its byte range must be found.
    /// </summary>
    public static bool HasSignature(string? format, ReadOnlySpan<byte> file) => format switch
    {
        Pdf => file.IndexOf("/ByteRange"u8) >= 0,
        Xml => file.IndexOf(System.Text.Encoding.ASCII.GetBytes(XmlSignature)) >= 0
            || file.IndexOf(System.Text.Encoding.Unicode.GetBytes(XmlSignature)) >= 0
            || file.IndexOf(System.Text.Encoding.BigEndianUnicode.GetBytes(XmlSignature)) >= 0,
        _ => true,
    };

    /// <summary>A PDF that ends in the middle of a signature, of which a reader sees but the revision before.</summary>
    public static bool IsCutInSignature(ReadOnlySpan<byte> pdf) =>
        pdf.LastIndexOf("/ByteRange"u8) is >= 0 and var at && pdf[at..].IndexOf("endobj"u8) < 0;

    private static bool IsXml(ReadOnlySpan<byte> file)
    {
        var text = file.StartsWith("\uFEFF"u8) ? file[3..] : file;
        while (!text.IsEmpty && text[0] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
        {
            text = text[1..];
        }

        return text.StartsWith("<"u8) || file.StartsWith<byte>([0xFF, 0xFE, (byte)'<', 0])
            || file.StartsWith<byte>([0xFE, 0xFF, 0, (byte)'<']);
    }

    /// <summary>A sequence, DER or BER, that opens with the identifier of SignedData (RFC 5652, 5.1).</summary>
    private static bool IsSignedData(ReadOnlySpan<byte> file)
    {
        const int LongestHeader = 6;
        return file.StartsWith<byte>([0x30])
            && file[..Math.Min(file.Length, LongestHeader + 11)]
                .IndexOf<byte>([0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x02]) > 0;
    }
}
