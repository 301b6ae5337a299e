using System.Text;
using XaDienTu.Signatures.Pdf.Syntax;
using XaDienTu.Signatures.Validation;

namespace XaDienTu.Signatures.Tests.Validation;

/// <summary>Files made to keep the server busy, each with a signature in it so that none may be waved away as unsigned.</summary>
internal static class HostileCases
{
    public static IEnumerable<Case> All =>
    [
        Beyond("arrays 100 000 deep",
            PdfText.File($"<< /Type /Catalog /X {new string('[', 100_000)}{new string(']', 100_000)} >>", PdfText.Signature)),
        Beyond("dictionaries 100 000 deep",
            PdfText.File($"<< /Type /Catalog /X {Repeat("<</X ", 100_000)}{Repeat(">>", 100_000)} >>", PdfText.Signature)),
        Hostile("stream of huge length", PdfText.File(
            "<< /Type /Catalog /DSS << /CRLs [2 0 R] >> >>", "<< /Length 2147483647 >>\nstream\nx\nendstream", PdfText.Signature)),
        Beyond("bomb in the security store", Bomb(copies: 1)),
        Beyond("fifty small bombs", Bomb(copies: 50)),
        Hostile("references in a circle", PdfText.File("1 0 R", PdfText.Signature)),
        Hostile("a list of two billion objects",
            Replaced(PdfText.File("<< /Type /Catalog >>", PdfText.Signature), "xref\n0 3", "xref\n0 2000000000")),
        Hostile(
            "cross-references in a circle", Replaced(PdfText.File("<< /Type /Catalog >>", PdfText.Signature), "/Root", "/Prev 158 /Root")),
        Beyond("thousands of signatures", PdfText.File(["<< /Type /Catalog >>", .. Enumerable.Repeat(PdfText.Signature, 5000)])),
        Beyond("thousands of signature fields", PdfText.File(
            [$"<< /Type /Catalog /AcroForm << /Fields [{string.Join(' ', Enumerable.Range(3, 5000).Select(number => $"{number} 0 R"))}] >> >>", "null",
                .. Enumerable.Repeat($"<< /FT /Sig /T (x) /V {PdfText.Signature} >>", 5000)])),
        Beyond("millions of values", PdfText.File($"<< /Type /Catalog /X [{Repeat("<</A[1]>>", 2_000_000)}] >>", PdfText.Signature)),
        Hostile("a string without end", PdfText.File("<< /Type /Catalog /X " + new string('(', 10_000_000), PdfText.Signature)),
        new("100 signatures of nothing over 10 MB", Verdict.Invalid, Reason.ByteRange, () => PdfText.File(
            ["<< /Type /Catalog >>", $"({new string('x', 10_000_000)})", .. Enumerable.Repeat(
                PdfText.Signature.Replace("[0 10 20 10]", "[0 9000000 9000000 900000]", StringComparison.Ordinal), 90)])),
        new("a page tree that is its own child", Verdict.None, null, () =>
            PdfText.File("<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [2 0 R] >> >>", "<< /Kids [2 0 R 2 0 R] /T (x) >>")),
        new("arrays 100 000 deep and no signature", Verdict.None, null, () =>
            PdfText.File($"<< /Type /Catalog /X {new string('[', 100_000)}{new string(']', 100_000)} >>")),
        new("a security store of thousands of answers", Verdict.Valid, null, StoreAsync),
    ];

    private static async Task<byte[]> StoreAsync()
    {
        var stranger = Pki.Stranger.Word(Pki.Province.Signer.Certificate, Pki.Now).OcspResponses[0];
        var answers = Enumerable.Range(0, 1000).Select(number => (byte[])[.. stranger, .. BitConverter.GetBytes(number)]);
        var lists = Enumerable.Range(0, 900).Select(number => Files.Flip(
            Signatures.Revocation.CrlBuilder.Build(Pki.Stranger.Issuing, number, Pki.Now, Pki.Now.AddDays(1), []), 0));
        return Signatures.Pdf.PdfSigning.AddValidationData(await Files.BasicAsync(), new([], [.. lists.Take(200)], [.. answers]));
    }

    private static byte[] Bomb(int copies)
    {
        var packed = PdfFilters.Deflate(new byte[copies == 1 ? 200_000_000 : 10_000_000]);
        var stream = $"<< /Filter /FlateDecode /Length {packed.Length} >>\nstream\n{Encoding.Latin1.GetString(packed)}\nendstream";
        return PdfText.File(
            [$"<< /Type /Catalog /DSS << /CRLs [{string.Join(' ', Enumerable.Range(2, copies).Select(number => $"{number} 0 R"))}] >> >>",
                .. Enumerable.Repeat(stream, copies), PdfText.Signature]);
    }

    private static string Repeat(string text, int times) => new StringBuilder().Insert(0, text, times).ToString();

    private static byte[] Replaced(byte[] file, string old, string now) =>
        Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(file).Replace(old, now, StringComparison.Ordinal));

    /// <summary>Nobody has read it, so nobody calls it broken.</summary>
    private static Case Beyond(string name, byte[] file) =>
        new($"hostile: {name}", Verdict.Indeterminate, Reason.NotSupported, () => file) { Memory = 256L * 1024 * 1024 };

    private static Case Hostile(string name, byte[] file) =>
        new($"hostile: {name}", Verdict.Invalid, Reason.Unreadable, () => file) { Memory = 256L * 1024 * 1024 };
}
