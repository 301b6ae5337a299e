using System.Diagnostics;
using System.Globalization;
using System.Text;
using CsCheck;
using XaDienTu.Signatures.Pdf;
using XaDienTu.Signatures.Pdf.Syntax;
using Xunit;

namespace XaDienTu.Signatures.Tests.Pdf;

/// <summary>Files made to crash, hang or exhaust a reader: each is refused with a code, in bounded time and memory.</summary>
public sealed class HostileFileTests
{
    [Fact]
    public void Not_a_pdf() => AssertRefused("pdf-not-pdf", "PK\u0003\u0004 something else");

    [Fact]
    public void Empty() => AssertRefused("pdf-not-pdf", "");

    [Fact]
    public void Nothing_but_a_header() => AssertRefused("pdf-truncated", "%PDF-1.7\n");

    [Fact]
    public void Start_beyond_the_end() => AssertRefused("pdf-xref", "%PDF-1.7\nstartxref\n99999999\n%%EOF\n");

    [Fact]
    public void Start_that_is_no_number() => AssertRefused("pdf-syntax", "%PDF-1.7\nstartxref\nabc\n%%EOF\n");

    [Fact]
    public void Arrays_ten_thousand_deep() =>
        AssertRefused("pdf-too-deep", File($"<< /Type /Catalog /X {new string('[', 10_000)}{new string(']', 10_000)} >>"));

    [Fact]
    public void Dictionaries_ten_thousand_deep() => AssertRefused(
        "pdf-too-deep", File(
            $"<< /Type /Catalog /X {string.Concat(Enumerable.Repeat("<</X ", 10_000))}{string.Concat(Enumerable.Repeat(">>", 10_000))} >>"));

    [Fact]
    public void A_reference_to_itself() => AssertRefused("pdf-syntax", File("1 0 R"));

    [Fact]
    public void Page_tree_that_is_its_own_child() =>
        Assert.Empty(
            Read(File("<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [2 0 R] >> >>", "<< /Kids [2 0 R 2 0 R] /T (x) >>")).Items);

    [Fact]
    public void Cross_references_in_a_circle()
    {
        var file = File("<< /Type /Catalog >>");
        AssertRefused("pdf-xref",
            file.Replace("/Root", $"/Prev {file.LastIndexOf("xref\n0", StringComparison.Ordinal)} /Root", StringComparison.Ordinal));
    }

    [Fact]
    public void A_table_of_two_billion_entries() =>
        AssertRefused("pdf-syntax", File("<< /Type /Catalog >>").Replace("xref\n0 2", "xref\n0 2000000000", StringComparison.Ordinal));

    [Fact]
    public void A_number_twice_in_one_table() => AssertRefused("pdf-xref-ambiguous", File("<< /Type /Catalog >>").Replace(
        "trailer", "1 1\n0000000020 00000 n \ntrailer", StringComparison.Ordinal));

    [Fact]
    public void Another_object_where_the_catalogue_should_be() =>
        AssertRefused("pdf-xref", File("<< /Type /Catalog >>").Replace("1 0 obj", "7 0 obj", StringComparison.Ordinal));

    [Fact]
    public void Encrypted() =>
        AssertRefused("pdf-encrypted", File("<< /Type /Catalog >>").Replace("/Root", "/Encrypt 1 0 R /Root", StringComparison.Ordinal));

    [Fact]
    public void A_stream_with_a_huge_length() => AssertRefused("pdf-stream", File(
        "<< /Type /Catalog /DSS << /CRLs [2 0 R] >> >>", "<< /Length 2147483647 >>\nstream\nx\nendstream"));

    [Fact]
    public void A_bomb_in_the_security_store() => AssertRefused("pdf-too-complex", WithStream(
        "<< /Type /Catalog /DSS << /CRLs [2 0 R] >> >>", "/Filter /FlateDecode", PdfFilters.Deflate(new byte[200_000_000])));

    [Fact]
    public void Many_small_bombs() => AssertRefused("pdf-too-complex", WithStream(
        $"<< /Type /Catalog /DSS << /CRLs [{string.Join(' ', Enumerable.Range(2, 50).Select(number => $"{number} 0 R"))}] >> >>",
        "/Filter /FlateDecode", PdfFilters.Deflate(new byte[10_000_000]), copies: 50));

    [Fact]
    public void Cross_reference_stream_that_is_a_bomb()
    {
        var packed = PdfFilters.Deflate(new byte[200_000_000]);
        AssertRefused("pdf-too-complex",
            $"%PDF-1.7\n1 0 obj\n<< /Type /XRef /W [1 4 2] /Size 20000000 /Root 1 0 R /Filter /FlateDecode /Length {packed.Length} >>\nstream\n"
            + Encoding.Latin1.GetString(packed) + "\nendstream\nendobj\nstartxref\n9\n%%EOF\n");
    }

    [Fact]
    public void Cross_reference_stream_without_columns() => AssertRefused(
        "pdf-xref", "%PDF-1.7\n1 0 obj\n<< /Type /XRef /W [0 0 0] /Index [0 2000000000] /Root 1 0 R /Length 1 >>\nstream\nx\nendstream\nendobj\nstartxref\n9\n%%EOF\n");

    [Fact]
    public void Millions_of_small_values() =>
        AssertRefused("pdf-too-complex", File($"<< /Type /Catalog /X [{string.Concat(Enumerable.Repeat("<</A[1]>>", 2_000_000))}] >>"));

    [Fact]
    public void A_string_of_brackets_without_end() =>
        AssertRefused("pdf-syntax", File("<< /Type /Catalog /X " + new string('(', 30_000_000)));

    [Fact]
    public void A_hundred_thousand_signatures() => AssertRefused("too-many-signatures", File(
        ["<< /Type /Catalog >>", .. Enumerable.Repeat("<< /ByteRange [0 1 2 3] /Contents <00> >>", 100_000)]));

    [Fact]
    public async Task A_chain_of_fifty_thousand_objects_is_walked_without_a_deep_stack()
    {
        var bodies = new List<string> { "<< /Type /Catalog /Pages 2 0 R /Outlines 4 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>" };
        bodies.AddRange(Enumerable.Range(5, 50_000).Select(next => $"<< /Next {next} 0 R >>"));
        var signed = await Signed.TwiceAsync(Encoding.Latin1.GetBytes(File([.. bodies])));
        Assert.Equal(["signature-added"], PdfSignatureReader.Read(signed).Items[0].ChangesAfter);
    }

    [Fact]
    public async Task Cut_anywhere()
    {
        var signed = await Signed.TwiceAsync(Samples.OnePage());
        for (var length = 0; length < signed.Length; length += 97)
        {
            ReadOrRefuse(signed[..length]);
        }
    }

    [Fact]
    public async Task Any_bytes_changed()
    {
        var signed = await Signed.TwiceAsync(Samples.OnePage());
        // Structure is thin in a file that is mostly zeros of the signature gap: aim outside of it.
        var range = Signed.RangeOf(signed);
        Gen.Select(Gen.Int[0, signed.Length - 1], Gen.Byte).Array[1, 8].Sample(changes =>
        {
            var broken = signed.ToArray();
            foreach (var (at, value) in changes)
            {
                broken[at > range[1] && at < range[2] ? at - range[1] : at] = value;
            }

            ReadOrRefuse(broken);
        }, iter: 2000, threads: 1);
    }

    private static void ReadOrRefuse(byte[] pdf)
    {
        try
        {
            PdfSignatureReader.Read(pdf);
        }
        catch (SignatureFormatException refused)
        {
            Assert.NotEmpty(refused.Code);
        }
    }

    private static PdfSignatures Read(string file) => PdfSignatureReader.Read(Encoding.Latin1.GetBytes(file));

    private static void AssertRefused(string code, string file)
    {
        var bytes = Encoding.Latin1.GetBytes(file);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var clock = Stopwatch.StartNew();
        var refused = Assert.Throws<SignatureFormatException>(() => PdfSignatureReader.Read(bytes));
        Assert.Equal(code, refused.Code);
        // A second at most on a machine of its own.
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 20);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 256L * 1024 * 1024);
    }

    private static string WithStream(string catalog, string entries, byte[] data, int copies = 1) => File(
        [catalog, .. Enumerable.Repeat(
            $"<< {entries} /Length {data.Length} >>\nstream\n{Encoding.Latin1.GetString(data)}\nendstream", copies)]);

    /// <summary>A file of objects numbered from 1 with a right table; the first is the catalogue.</summary>
    private static string File(params string[] bodies)
    {
        var text = new StringBuilder("%PDF-1.7\n");
        var table = new StringBuilder($"xref\n0 {bodies.Length + 1}\n0000000000 65535 f \n");
        for (var index = 0; index < bodies.Length; index++)
        {
            table.Append(CultureInfo.InvariantCulture, $"{text.Length:D10} 00000 n \n");
            text.Append(CultureInfo.InvariantCulture, $"{index + 1} 0 obj\n{bodies[index]}\nendobj\n");
        }

        var start = text.Length;
        return text.Append(table)
            .Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {bodies.Length + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n")
            .ToString();
    }
}
