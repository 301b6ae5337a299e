using System.Globalization;
using System.Text;
using XaDienTu.Signatures.Pdf.Syntax;
using XaDienTu.Signatures.Tests.Pdf;
using XaDienTu.Signatures.Validation;
using Xunit;

namespace XaDienTu.Signatures.Tests.Validation;

/// <summary>
/// Updates that say one thing to one reader and another to the next: each leaves what is signed as it was for whoever reads them one way.
/// Nobody knows what such a file shows, so it is never valid.
/// </summary>
public sealed class SyntaxForgeryTests
{
    private const int Page = 3, Contents = 6;

    private const string OtherPage = "<< /Type /Page /Parent 2 0 R /Contents 7 0 R /Annots [18 0 R 20 0 R] >>";

    private static readonly Dictionary<string, Func<RawUpdate, byte[]>> Forgeries = new()
    {
        ["content of another generation in the cross-references"] = update =>
            update.List(Contents, 1, update.OffsetOf(Contents), 1).Table(),
        ["content of another generation in its header"] = update => update.Write(Contents, Content(update, header: "6 7 obj")).Table(),
        ["content referred to by another generation"] = update =>
            update.Write(Page, Object(3, Read(update, Page).Replace("6 0 R", "6 1 R", StringComparison.Ordinal))).Table(),
        ["the catalogue referred to by another generation"] = update => update.Table("/Root 1 1 R"),
        ["content longer than its length"] = update => update.Write(Contents, Content(update, more: " 1 g 0 0 595 842 re f ")).Table(),
        ["content without its end"] = update => update.Write(Contents, Content(update, end: "endobj")).Table(),
        ["content that begins in the line of its keyword"] = update => update.Write(Contents, Content(update, keyword: "stream ")).Table(),
        ["content behind half a line end"] = update => update.Write(Contents, Content(update, keyword: "stream\r")).Table(),
        ["two catalogues, the new one last"] = update => OtherCatalogue(update).Table($"/Root 1 0 R /Root {update.Next} 0 R"),
        ["two catalogues, the new one first"] = update => OtherCatalogue(update).Table($"/Root {update.Next} 0 R /Root 1 0 R"),
        ["two cross-references before"] = update => update.Table("/Root 1 0 R /Prev 9"),
        ["two catalogues in a cross-reference stream"] = update => OtherCatalogue(update).Stream($"/Root {update.Next} 0 R"),
        ["fewer objects than there are"] = update => update.Table(size: Contents),
        ["a password"] = update =>
            update.Write(update.Next, Object(update.Next, "<< /Filter /Standard >>")).Table($"/Root 1 0 R /Encrypt {update.Next} 0 R"),
        ["a page in an object stream with two beginnings"] = update =>
            Packed(update, $"3 0 {Read(update, Page)}{OtherPage}", $"/First 4 /First {4 + Read(update, Page).Length}", 1),
        ["a page that stands twice in an object stream"] = update => Packed(
            update, $"3 0 3 {Read(update, Page).Length} {Read(update, Page)}{OtherPage}",
            string.Create(CultureInfo.InvariantCulture, $"/First {6 + Digits(Read(update, Page).Length)}"), 2),
        ["a page in an object stream unpacked by what stands elsewhere"] = update =>
            Deflated(update, $"/DecodeParms {update.Next + 2} 0 R"),
        ["a page in an object stream packed by an old name"] = update =>
            Packed(update, $"3 0 {Read(update, Page)}", "/First 4 /F /FlateDecode", 1),
        ["content at two places of a hybrid file"] = update => Hybrid(update, isHidden: false),
        ["content hidden from one half of a hybrid file"] = update => Hybrid(update, isHidden: true),
    };

    public static TheoryData<string> Names => [.. Forgeries.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task No_riddle_is_valid(string name) =>
        await AssertNeverValidAsync(Forgeries[name](new RawUpdate(await RichForgeries.PaperAsync())));

    /// <summary>The same updates written well are no change: it is the riddle that is refused, not the hand.</summary>
    [Fact]
    public async Task What_says_the_same_to_everybody_is_no_change()
    {
        var paper = await RichForgeries.PaperAsync();
        var copied = new RawUpdate(paper);
        var packed = new RawUpdate(paper);

        Assert.Equal(Verdict.Valid, (await JudgeAsync(copied.Write(Contents, Content(copied)).Table())).Verdict);
        Assert.Equal(Verdict.Valid, (await JudgeAsync(Packed(packed, $"3 0 {Read(packed, Page)}", "/First 4", 1))).Verdict);
    }

    /// <summary>A file of the years between tables and streams: what stands in its streams counts for every reader of today.</summary>
    [Fact]
    public async Task What_a_hybrid_file_hides_from_old_readers_is_signed_too()
    {
        var plain = new RawUpdate(PdfText.File(
            PdfText.OnePage[0], PdfText.OnePage[1], "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 6 0 R >>", "null",
            "null", "null"));
        var signed = await Files.PdfAsync(Pki.Province.Signer, pdf: Hidden(plain, "60 500 400 60 re f"));
        Assert.Equal(Verdict.Valid, (await JudgeAsync(signed)).Verdict);

        await AssertNeverValidAsync(Hidden(new RawUpdate(signed), "60 100 400 60 re f"));
    }

    private static byte[] Hidden(RawUpdate update, string drawing)
    {
        update.List(Contents, 1, update.Position, 0).Write(Object(6, $"<< /Length {drawing.Length} >>\nstream\n{drawing}\nendstream"));
        var stream = update.WriteStream(update.Next + 1, "");
        return update.List(Contents, 0, 0, 65535).List(update.Next + 1, 1, stream, 0).Table($"/Root 1 0 R /XRefStm {stream}");
    }

    private static byte[] Hybrid(RawUpdate update, bool isHidden)
    {
        var forged = update.Position;
        update.Write(Object(6, "<< /Length 18 >>\nstream\n1 g 0 0 9 9 re f  \nendstream")).List(Contents, 1, forged, 0);
        var stream = update.WriteStream(update.Next + 1, "");
        return (isHidden ? update.List(Contents, 0, 0, 65535) : update.List(Contents, 1, update.OffsetOf(Contents), 0))
            .List(update.Next + 1, 1, stream, 0).Table($"/Root 1 0 R /XRefStm {stream}");
    }

    private static byte[] Packed(RawUpdate update, string data, string entries, int count) => update
        .Write(update.Next, Object(
            update.Next, $"<< /Type /ObjStm /N {count} {entries} /Length {data.Length} >>\nstream\n{data}\nendstream"))
        .List(Page, 2, update.Next, 0).Stream();

    private static byte[] Deflated(RawUpdate update, string parameters)
    {
        var text = $"3 0 {Read(update, Page)}";
        var data = Encoding.Latin1.GetString(PdfFilters.Deflate(Surgery.Bytes(text)));
        return update
            .Write(update.Next + 2, Object(update.Next + 2, "<< /Predictor 12 /Columns 1 >>"))
            .Write(update.Next, Object(
                update.Next, $"<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode {parameters} /Length {data.Length} >>\nstream\n{data}\nendstream"))
            .List(Page, 2, update.Next, 0).Stream();
    }

    private static RawUpdate OtherCatalogue(RawUpdate update) => update
        .Write(update.Next, Object(update.Next, $"<< /Type /Catalog /Pages {update.Next + 1} 0 R >>"))
        .Write(update.Next + 1, Object(update.Next + 1, "<< /Type /Pages /Kids [] /Count 0 >>"));

    /// <summary>The signed content once more, with one thing about it that readers take in different ways.</summary>
    private static string Content(
        RawUpdate update, string header = "6 0 obj", string keyword = "stream\n", string more = "", string end = "endstream\nendobj")
    {
        var stream = (PdfStream)update.Before.Resolve(PdfMake.Reference(Contents))!;
        var (start, length) = update.Before.Extent(stream);
        var data = Encoding.Latin1.GetString(update.Before.File.Bytes, start, length);
        return $"{header}\n<< /Length {length} >>\n{keyword}{data}{more}\n{end}\n";
    }

    /// <summary>The page as it stands in the last revision, with the signatures' widgets.</summary>
    private static string Read(RawUpdate update, int number)
    {
        var output = new PdfOutput();
        output.Write(update.Before.Resolve(PdfMake.Reference(number))!);
        return Encoding.Latin1.GetString(output.ToArray());
    }

    private static string Object(int number, string body) => $"{number} 0 obj\n{body}\nendobj\n";

    private static int Digits(int number) => number.ToString(CultureInfo.InvariantCulture).Length;

    private static async Task AssertNeverValidAsync(byte[] forged)
    {
        var report = await JudgeAsync(forged);

        Assert.NotEqual(Verdict.Valid, report.Verdict);
        Assert.NotEqual(Verdict.None, report.Verdict);
        Assert.All(report.Signatures, check => Assert.True(check.Verdict is not Verdict.Valid, $"{check.Signer?.Name}: {check.Verdict}"));
    }

    private static Task<ValidationReport> JudgeAsync(byte[] file) => SignatureValidator.ValidateAsync(file, Pki.Policy(), default);
}
