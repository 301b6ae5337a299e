using System.Security.Cryptography;
using System.Text;
using XaDienTu.Signatures.Cms;
using XaDienTu.Signatures.Pdf;
using XaDienTu.Signatures.Pdf.Syntax;
using Xunit;

namespace XaDienTu.Signatures.Tests.Pdf;

/// <summary>Signed files changed afterwards: each keeps its signature and shows something else, or tries to.</summary>
public sealed class AttackTests
{
    private static readonly PdfDictionary Font = PdfMake.Dictionary(
        ("Type", PdfMake.Name("Font")), ("Subtype", PdfMake.Name("Type1")), ("BaseFont", PdfMake.Name("Helvetica")));

    [Fact]
    public async Task A_flipped_byte_shows_in_the_hash()
    {
        var signed = await SignedAsync();
        signed[200] ^= 1;
        var item = Assert.Single(PdfSignatureReader.Read(signed).Items);
        Assert.NotEqual(item.ContentHash(HashAlgorithmName.SHA256), CmsReader.Read(item.Cms).MessageDigest);
    }

    [Fact]
    public async Task A_flipped_byte_of_the_signature_value_shows_in_the_message()
    {
        var item = Assert.Single(PdfSignatureReader.Read(await SignedAsync()).Items);
        var cms = item.Cms.ToArray();
        cms[^1] ^= 1;
        Assert.False(CmsReader.Read(cms).SignedAttributesIntact);
    }

    [Fact]
    public async Task New_page_content() => AssertHarm("content-changed", Surgery.Append(await SignedAsync(), update =>
        Change(update, page => page.With("Contents", update.AddStream(PdfDictionary.Empty, "BT ET"u8)))));

    [Fact]
    public async Task Page_content_written_over_under_its_own_number() =>
        AssertHarm("content-changed", Surgery.Append(await SignedAsync(), update =>
    {
        var contents = (PdfReference)PdfPages.All(update.Before)[0].Dictionary["Contents"]!;
        var copy = update.AddStream(PdfDictionary.Empty, "BT ET"u8);
        update.Replace(contents.Number, copy);
    }));

    [Fact]
    public async Task A_font_swapped_for_another() => AssertHarm("content-changed", Surgery.Append(await SignedAsync(), update =>
        Change(update, page => page.With("Resources", PdfMake.Dictionary(("Font", PdfMake.Dictionary(("F4", Font))))))));

    [Fact]
    public async Task A_page_added() => AssertHarm("page-added", Surgery.Append(await SignedAsync(), update =>
    {
        var root = (PdfReference)update.Before.Catalog["Pages"]!;
        var tree = update.Before.Dictionary(root)!;
        var page =
            update.Add(PdfMake.Dictionary(("Type", PdfMake.Name("Page")), ("Parent", root), ("MediaBox", PdfMake.Numbers(0, 0, 595, 842))));
        update.Replace(root.Number, tree.With("Kids", new PdfArray([.. update.Before.Items(tree["Kids"]), page])));
    }));

    [Fact]
    public async Task A_page_removed()
    {
        var signed = await Signed.OnceAsync(Samples.Decision());
        AssertHarm("page-removed", Surgery.Append(signed, update =>
        {
            var root = (PdfReference)update.Before.Catalog["Pages"]!;
            var tree = update.Before.Dictionary(root)!;
            update.Replace(root.Number, tree.With("Kids", new PdfArray(update.Before.Items(tree["Kids"])[1..])));
        }));
    }

    [Fact]
    public async Task A_note_that_covers_the_text() =>
        AssertHarm("annotation-added", Surgery.Append(await SignedAsync(), update => Annotate(
        update, PdfMake.Dictionary(
            ("Type", PdfMake.Name("Annot")), ("Subtype", PdfMake.Name("FreeText")), ("Rect", PdfMake.Numbers(0, 700, 595, 842))))));

    [Fact]
    public async Task An_unsigned_field_with_a_picture() =>
        AssertHarm("annotation-added", Surgery.Append(await SignedAsync(), update => Annotate(
        update, Surgery.Widget(PdfPages.All(update.Before)[0], "X").With("AP", Picture(update)))));

    [Fact]
    public async Task A_time_stamp_with_a_picture() =>
        AssertHarm("annotation-added", Surgery.Append(await SignedAsync(), update => Annotate(
        update, Surgery.Widget(PdfPages.All(update.Before)[0], "X").With("AP", Picture(update)).With("V", update.Add(PdfMake.Dictionary(
            ("Type", PdfMake.Name("DocTimeStamp")), ("ByteRange", PdfMake.Numbers(0, 1, 2, 3)), ("Contents", PdfMake.Text("x"))))))));

    [Fact]
    public async Task The_picture_of_the_signature_swapped() => AssertHarm("form-changed", Surgery.Append(await SignedAsync(), update =>
    {
        var field = PdfFields.Signatures(update.Before).Single();
        update.Replace(field.Reference!.Number, field.Dictionary.With("AP", Picture(update)));
    }));

    [Fact]
    public async Task The_field_taken_out_of_the_form()
    {
        var hidden = Surgery.Append(await SignedAsync(), update => update.ReplaceCatalog(new PdfDictionary(
            [.. update.Before.Catalog.Entries.Where(entry => entry.Key != "AcroForm")])));
        var item = AssertHarm("form-changed", hidden);
        Assert.Null(item.FieldName);
    }

    [Fact]
    public async Task Layers_shown_and_hidden() =>
        AssertHarm("content-changed", Surgery.Append(await SignedAsync(), update => update.ReplaceCatalog(
        update.Before.Catalog.With("OCProperties", PdfMake.Dictionary(("D", PdfMake.Dictionary(("OFF", PdfMake.Array()))))))));

    [Fact]
    public async Task A_script_on_opening() =>
        AssertHarm("content-changed", Surgery.Append(await SignedAsync(), update => update.ReplaceCatalog(
        update.Before.Catalog.With(
            "OpenAction", PdfMake.Dictionary(("S", PdfMake.Name("JavaScript")), ("JS", PdfMake.Text("app.alert(1)")))))));

    [Fact]
    public async Task The_store_that_points_at_a_page_excuses_no_change_of_it()
    {
        var prepared = Surgery.Append(Samples.OnePage(), update => update.ReplaceCatalog(
            update.Before.Catalog.With("DSS", PdfMake.Dictionary(("X", PdfPages.All(update.Before)[0].Reference)))));
        AssertHarm("content-changed", Surgery.Append(await Signed.OnceAsync(prepared), update =>
            Change(update, page => page.With("Contents", update.AddStream(PdfDictionary.Empty, "BT ET"u8)))));
    }

    [Fact]
    public async Task A_hidden_object_brought_to_light_by_the_cross_references_alone()
    {
        // The signed file carries the page's content twice under one number; the update holds no object, only a table.
        var plain = Samples.OnePage();
        var number = ((PdfReference)PdfPages.All(Last(plain))[0].Dictionary["Contents"]!).Number;
        var hidden = $"{number} 0 obj\n<< /Length 5 >>\nstream\nBT ET\nendstream\nendobj\n";
        var signed = await Signed.OnceAsync([.. plain, .. Surgery.Bytes(hidden)]);
        AssertHarm("content-changed", [.. signed, .. Table(signed, number, plain.Length)]);
    }

    [Fact]
    public async Task Cross_references_that_point_at_an_object_of_another_number()
    {
        var signed = await SignedAsync();
        var number = ((PdfReference)PdfPages.All(Last(signed))[0].Dictionary["Contents"]!).Number;
        var other = Last(signed).PlaceOf(Root(Last(signed)))!.Value.Offset;
        var refused = Assert.Throws<SignatureFormatException>(() => PdfSignatureReader.Read([.. signed, .. Table(signed, number, other)]));
        Assert.Equal("pdf-xref", refused.Code);
    }

    [Fact]
    public async Task Objects_without_cross_references() => AssertHarm(
        "unlisted-content", [.. await SignedAsync(), .. "\n3 0 obj\n<< /Type /Page >>\nendobj\n"u8]);

    [Fact]
    public async Task A_second_definition_beside_the_listed_one()
    {
        var updated = Surgery.Append(await SignedAsync(), update => update.Add(PdfMake.Text("x")));
        AssertHarm("unlisted-content", Surgery.Replace(updated, "\nxref\n", "\n3 0 obj\n<< >>\nendobj\nxref\n", last: true) is var moved
            ? Surgery.Replace(
                moved, $"startxref\n{Start(updated)}", $"startxref\n{Start(updated) + "3 0 obj\n<< >>\nendobj\n".Length}", last: true)
            : updated);
    }

    [Theory]
    [InlineData("[0 ", "[1 ")]
    [InlineData("0000000000", "0000000001")]
    public async Task A_byte_range_that_does_not_begin_at_zero(string old, string replacement)
    {
        var signed = await SignedAsync();
        var at = Encoding.Latin1.GetString(signed).IndexOf("/ByteRange [0 ", StringComparison.Ordinal);
        var broken = old == "[0 " ? Surgery.Replace(signed, "/ByteRange " + old, "/ByteRange " + replacement) : Moved(signed, at);
        Assert.False(Assert.Single(PdfSignatureReader.Read(broken).Items).ByteRangeSound);
    }

    [Fact]
    public async Task A_byte_range_whose_gap_is_wider_than_the_signature()
    {
        var signed = await SignedAsync();
        var range = Signed.RangeOf(signed);
        var broken = Surgery.Replace(signed, $"{range[2]:D10} {range[3]:D10}]", $"{range[2] + 40:D10} {range[3] - 40:D10}]");
        Assert.False(Assert.Single(PdfSignatureReader.Read(broken).Items).ByteRangeSound);
    }

    [Fact]
    public async Task A_byte_range_beyond_the_end()
    {
        var signed = await SignedAsync();
        var range = Signed.RangeOf(signed);
        var item = Assert.Single(PdfSignatureReader.Read(Surgery.Replace(signed, $"{range[3]:D10}]", "2147483647]")).Items);
        Assert.False(item.ByteRangeSound);
        Assert.NotEmpty(item.ContentHash(HashAlgorithmName.SHA256)!);
    }

    [Fact]
    public async Task A_byte_range_that_ends_inside_a_revision()
    {
        var signed = await SignedAsync();
        var range = Signed.RangeOf(signed);
        var item = Assert.Single(PdfSignatureReader.Read(Surgery.Replace(signed, $"{range[3]:D10}]", $"{range[3] - 30:D10}]")).Items);
        Assert.False(item.ByteRangeSound);
    }

    [Theory]
    [InlineData("/Contents <", "/Kontents <")]
    [InlineData("/ByteRange [0 ", "/ByteRange  0 ")]
    [InlineData("/ByteRange [0 0", "/ByteRange [0 -")]
    [InlineData("/ByteRange [0", "/ByteTange [0")]
    public async Task A_signature_with_a_part_missing(string old, string replacement)
    {
        var broken = Surgery.Replace(await SignedAsync(), old, replacement);
        try
        {
            Assert.False(Assert.Single(PdfSignatureReader.Read(broken).Items).ByteRangeSound);
        }
        catch (SignatureFormatException refused)
        {
            Assert.Equal("pdf-syntax", refused.Code);
        }
    }

    [Fact]
    public async Task Outside_readers_see_the_flipped_byte_too()
    {
        var signed = await SignedAsync();
        signed[200] ^= 1;
        using var folder = new TemporaryFolder();
        Assert.Contains(
            "Digest Mismatch", Tools.Try("pdfsig", "-nocert", folder.Write("broken.pdf", signed)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_contents_in_one_signature()
    {
        var signed = Surgery.Replace(await SignedAsync(), "/Filter /Adobe.PPKLite", "/Contents <3000> /F /A");
        Assert.False(Assert.Single(PdfSignatureReader.Read(signed).Items).ByteRangeSound);
    }

    [Fact]
    public async Task Title_and_dates_changed_are_told_and_harm_nothing()
    {
        var signed = await Signed.OnceAsync(Samples.Decision());
        var changed = Surgery.Append(signed, update =>
            update.Replace(((PdfReference)update.Before.Trailer["Info"]!).Number, PdfMake.Dictionary(("Title", PdfMake.Text("Khác")))));
        var item = Assert.Single(PdfSignatureReader.Read(changed).Items);
        Assert.Equal(["metadata-changed"], item.ChangesAfter);
        Assert.False(item.HarmfulChanges);
    }

    private static Task<byte[]> SignedAsync() => Signed.OnceAsync(Samples.OnePage());

    private static PdfSignature AssertHarm(string change, byte[] broken)
    {
        var item = Assert.Single(PdfSignatureReader.Read(broken).Items, item => item.SubFilter == "ETSI.CAdES.detached");
        Assert.True(item.ByteRangeSound);
        Assert.False(item.CoversWholeFile);
        Assert.Contains(change, item.ChangesAfter);
        Assert.True(item.HarmfulChanges);
        Assert.Equal(item.ContentHash(HashAlgorithmName.SHA256), CmsReader.Read(item.Cms).MessageDigest);
        return item;
    }

    private static void Change(PdfUpdate update, Func<PdfDictionary, PdfDictionary> change)
    {
        var page = PdfPages.All(update.Before)[0];
        update.Replace(page.Reference.Number, change(page.Dictionary));
    }

    private static void Annotate(PdfUpdate update, PdfDictionary annotation) => Change(update, page =>
        page.With("Annots", new PdfArray([.. update.Before.Items(page["Annots"]), update.Add(annotation)])));

    private static PdfDictionary Picture(PdfUpdate update) => PdfMake.Dictionary(("N", update.AddStream(
        PdfMake.Dictionary(("Subtype", PdfMake.Name("Form")), ("BBox", PdfMake.Numbers(0, 0, 10, 10))), "1 g 0 0 10 10 re f"u8)));

    private static int Root(PdfRevision revision) => ((PdfReference)revision.Trailer["Root"]!).Number;

    private static int Start(byte[] pdf) => Last(pdf).StartOfCrossReferences;

    private static PdfRevision Last(byte[] pdf) => new(new PdfFile(pdf), pdf.Length);

    private static byte[] Table(byte[] pdf, int number, int offset) => Surgery.Bytes(FormattableString.Invariant(
        $"xref\n{number} 1\n{offset:D10} 00000 n \ntrailer\n<< /Size {Last(pdf).NextNumber} /Root {Root(Last(pdf))} 0 R /Info {Info(pdf)} 0 R /Prev {Start(pdf)} >>\nstartxref\n{pdf.Length}\n%%EOF\n"));

    private static int Info(byte[] pdf) => ((PdfReference)Last(pdf).Trailer["Info"]!).Number;

    private static byte[] Moved(byte[] signed, int at)
    {
        var broken = signed.ToArray();
        broken[at + "/ByteRange [0 ".Length + 9] ^= 1;
        return broken;
    }
}
