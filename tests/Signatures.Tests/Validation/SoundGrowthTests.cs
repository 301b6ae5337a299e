using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using XaDienTu.Signatures.Pdf;
using XaDienTu.Signatures.Pdf.Syntax;
using XaDienTu.Signatures.Tests.Pdf;
using XaDienTu.Signatures.Validation;
using Xunit;

namespace XaDienTu.Signatures.Tests.Validation;

/// <summary>What honest programs do to a file around a signature accuses nobody.</summary>
public sealed partial class SoundGrowthTests
{
    private const int Page = 3;
    private const int Tree = 5;
    private const int Parents = 7;

    /// <summary>A tagged paper with bookmarks, as an office program makes.</summary>
    private static readonly byte[] Tagged = PdfText.File(
        "<< /Type /Catalog /Pages 2 0 R /StructTreeRoot 5 0 R /MarkInfo << /Marked true >> /Outlines 8 0 R >>",
        PdfText.OnePage[1],
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /StructParents 0 /Contents 4 0 R >>",
        "<< /Length 43 >>\nstream\n/P << /MCID 0 >> BDC 60 500 400 60 re f EMC\nendstream",
        "<< /Type /StructTreeRoot /K 6 0 R /ParentTree 7 0 R /ParentTreeNextKey 1 >>",
        "<< /Type /StructElem /S /P /P 5 0 R /Pg 3 0 R /K 0 >>",
        "<< /Nums [0 [6 0 R]] >>",
        "<< /Type /Outlines /First 9 0 R /Last 9 0 R /Count 1 >>",
        "<< /Title (Dieu 1) /Parent 8 0 R /Dest [3 0 R /Fit] >>");

    [Fact]
    public async Task The_structure_tree_the_order_of_fields_and_of_the_tab_key_grow_with_a_second_signature()
    {
        var first = await Files.PdfAsync(Pki.Province.Signer, pdf: Tagged);

        var second = await OtherWriter.SignAsync(first, Pki.Elliptic.Signer, field => field.With("StructParent", PdfMake.Number(1)),
            (update, field) =>
        {
            var tree = PdfMake.Reference(Tree);
            var element = update.Add(PdfMake.Dictionary(
                ("Type", PdfMake.Name("StructElem")), ("S", PdfMake.Name("Form")), ("P", tree),
                ("K", PdfMake.Dictionary(("Type", PdfMake.Name("OBJR")), ("Obj", field), ("Pg", PdfMake.Reference(Page))))));
            update.Replace(Tree, update.Before.Dictionary(tree)!
                .With("K", PdfMake.Array(PdfMake.Reference(6), element)).With("ParentTreeNextKey", PdfMake.Number(2)));
            update.Replace(Parents, PdfMake.Dictionary(
                ("Nums", PdfMake.Array(PdfMake.Number(0), PdfMake.Array(PdfMake.Reference(6)), PdfMake.Number(1), element))));
            PutFirst(update, field);
            return [("Tabs", PdfMake.Name("S"))];
        });

        await AssertSoundAsync(second);
    }

    [Fact]
    public async Task A_list_of_bookmarks_without_any_may_come_with_a_second_signature()
    {
        await AssertSoundAsync(
            await WithBookmarksAsync(PdfMake.Dictionary(("Type", PdfMake.Name("Outlines")), ("Count", PdfMake.Number(0)))));
    }

    [Fact]
    public async Task Bookmarks_that_say_something_may_not()
    {
        var file = await WithBookmarksAsync(PdfMake.Dictionary(("First", PdfMake.Dictionary(("Title", PdfMake.Text("50.000.000"))))));

        var report = await SignatureValidator.ValidateAsync(file, Pki.Policy(), default);

        Assert.Equal((Verdict.Invalid, true), (report.Signatures[0].Verdict, report.Signatures[0].ModifiedAfter));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(500)]
    [InlineData(1019)]
    public async Task Bytes_before_the_header_are_no_part_of_the_paper(int length)
    {
        byte[] file = [.. Enumerable.Repeat((byte)'\n', length), .. await Files.BasicAsync()];

        var report = await SignatureValidator.ValidateAsync(file, Pki.Policy(), default);

        Assert.Equal(Verdict.Valid, report.Verdict);
        Assert.True(Assert.Single(report.Signatures).CoversWholeFile);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1019)]
    public async Task Nor_do_they_matter_where_they_were_there_before_the_signature(int length)
    {
        var report = await SignatureValidator.ValidateAsync(
            await Files.PdfAsync(Pki.Province.Signer, pdf: CountedFromTheStart(length)), Pki.Policy(), default);

        Assert.Equal(Verdict.Valid, report.Verdict);
    }

    [Fact]
    public async Task Behind_that_no_reader_looks_for_a_header()
    {
        byte[] file = [.. Enumerable.Repeat((byte)'\n', 1024), .. await Files.BasicAsync()];

        var report = await SignatureValidator.ValidateAsync(file, Pki.Policy(), default);

        Assert.Equal((Verdict.None, null), (report.Verdict, report.Format));
        Assert.Equal(PdfFlaw.LateHeader, PdfWhole.FlawOf(file, TestContext.Current.CancellationToken));
    }

    /// <summary>Leader and agency, stamped, with evidence, archived and archived anew: what the product itself makes of a result.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_issued_result_stays_valid_to_its_second_archival_stamp(bool streams)
    {
        var (province, elliptic) = (Pki.Province, Pki.Elliptic);
        var paper = streams ? Samples.WithStreams(Samples.Decision()) : Samples.Decision();
        var leader = await PdfSigning.SignAsync(
            paper, Signed.Person with { SignedAt = Pki.SignedAt }, province.Signer, province.StampsAt(Pki.SignedAt), default);
        var issued = await PdfSigning.SignAsync(
            leader, Signed.Agency with { SignedAt = Pki.SignedAt }, elliptic.Signer, elliptic.StampsAt(Pki.SignedAt.AddMinutes(5)),
            default);
        await AssertSoundAsync(issued);

        var evidence = province.Evidence(Pki.Now, province.Signer.Certificate, province.Tsa.Certificate);
        var archived = await Files.ArchivedAsync(issued, evidence, province.StampsAt(Pki.Now));
        await AssertSoundAsync(archived);

        var other = elliptic.Evidence(Pki.Now, elliptic.Signer.Certificate, elliptic.Tsa.Certificate);
        var renewed = await Files.ArchivedAsync(archived, other, elliptic.StampsAt(Pki.Now));
        var report = await AssertSoundAsync(renewed);
        Assert.Equal([false, false, true, true], report.Signatures.Select(check => check.IsDocumentTimeStamp));
        Assert.All(report.Signatures, check => Assert.True(check.IsTimeProved));

        using var folder = new TemporaryFolder();
        var told = Tools.Try("timeout", "20", "pdfsig", "-nocert", folder.Write("renewed.pdf", renewed)).Output;
        Assert.Equal(2, told.Split("Signature is Valid.").Length - 1);
        Assert.DoesNotContain("Mismatch", told, StringComparison.Ordinal);
    }

    private static async Task<byte[]> WithBookmarksAsync(PdfDictionary bookmarks) => await OtherWriter.SignAsync(
        await Files.BasicAsync(), Pki.Elliptic.Signer, field => field, (update, field) =>
        {
            var catalog = update.Before.Catalog;
            var form = update.Before.Dictionary(catalog["AcroForm"])!;
            update.ReplaceCatalog(catalog.With("Outlines", update.Add(bookmarks))
                .With("AcroForm", form.With("Fields", PdfMake.Array([.. update.Before.Items(form["Fields"]), field]))));
            return [];
        });

    private static void PutFirst(PdfUpdate update, PdfReference field)
    {
        var catalog = update.Before.Catalog;
        var form = update.Before.Dictionary(catalog["AcroForm"])!;
        update.ReplaceCatalog(
            catalog.With("AcroForm", form.With("Fields", PdfMake.Array([field, .. update.Before.Items(form["Fields"])]))));
    }

    /// <summary>A PDF behind some bytes, which its cross-references count.</summary>
    private static byte[] CountedFromTheStart(int length)
    {
        var text = Encoding.Latin1.GetString(PdfText.File(PdfText.OnePage));
        return Encoding.Latin1.GetBytes(new string('\n', length) + Offset().Replace(text, match => string.Create(
            CultureInfo.InvariantCulture, $"{int.Parse(match.Value, CultureInfo.InvariantCulture) + length:D10}")));
    }

    [GeneratedRegex(@"\d{10}(?= 00000 n)|(?<=startxref\n)\d+")]
    private static partial Regex Offset();

    private static async Task<ValidationReport> AssertSoundAsync(byte[] file)
    {
        var report = await SignatureValidator.ValidateAsync(file, Pki.Policy(), default);
        Assert.NotEmpty(report.Signatures);
        Assert.All(report.Signatures, check => Assert.True(
            check is { Verdict: Verdict.Valid, ModifiedAfter: false },
            $"{check.Verdict}: {string.Join(", ", check.Reasons)} ({string.Join(", ", check.LaterChanges)})"));
        return report;
    }
}
