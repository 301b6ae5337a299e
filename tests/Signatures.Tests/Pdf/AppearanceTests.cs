using SkiaSharp;
using XaDienTu.Signatures.Pdf;
using XaDienTu.Signatures.Pdf.Appearance;
using XaDienTu.Signatures.Pdf.Syntax;
using Xunit;

namespace XaDienTu.Signatures.Tests.Pdf;

/// <summary>Set XDT_KEEP to a folder to look at the files and pictures.</summary>
public sealed class AppearanceTests
{
    private const string Agency = "Ủy ban nhân dân xã An Bình";

    [Fact]
    public async Task Person_above_the_printed_name_and_seal_over_a_third_of_it()
    {
        var pdf = Samples.Decision();
        var place = PdfTextAnchor.Above(pdf, "Nguyễn Thị Hồng Ánh");
        Assert.NotNull(place);
        Assert.Equal(3, place.Page);
        var request = Signed.Person with { Appearance = Signed.Person.Appearance! with { Placement = place } };
        var signed = await PdfSigning.SignAsync(pdf, request, TestSigner.Rsa, null, default);
        signed = await PdfSigning.SignAsync(signed, Signed.Agency, TestSigner.Ecdsa, null, default);
        var revision = new PdfRevision(new PdfFile(signed), signed.Length);
        var pages = PdfPages.All(revision);
        var shown = PdfFields.Signatures(revision).Select(field => PdfFields.Shown(field, revision, pages)!.Value).ToList();
        var (person, seal) = (shown[0].Rectangle, shown[1].Rectangle);
        Assert.Equal([2, 2], shown.Select(item => item.Page));
        Assert.Equal(person.Left + (person.Width / 3), seal.Left + seal.Width, 1);
        Assert.Equal(person.Bottom + (person.Height / 2), seal.Bottom + (seal.Height / 2), 1);
        Assert.Equal(102, seal.Width, 1);
        using var picture = Picture(signed, 3, "decision");
        Assert.True(Count(picture, pixel => pixel.Red > 180 && pixel.Green < 90 && pixel.Blue < 90) > 500);
        Assert.True(Count(picture, pixel => pixel.Blue > 120 && pixel.Red < 90) > 300);
    }

    [Fact]
    public async Task Marks_of_text_and_the_incoming_stamp_on_one_page()
    {
        var pdf = Samples.Decision();
        foreach (var look in new PdfAppearance[]
        {
            new CopyMark(CopyForm.Full, Agency),
            new IncomingStamp("Ủy ban nhân dân huyện Long Hồ", "1024", new DateOnly(2026, 3, 5)),
            new PersonalSignature("Trần Văn Đức",
                Title: "Công chức Tư pháp – Hộ tịch") { Placement = new PdfPlacement(1, 360, 60, 190, 70) },
        })
        {
            pdf = await PdfSigning.SignAsync(
                pdf, new() { SignerName = Agency, SignedAt = Samples.At, Appearance = look }, TestSigner.Ecdsa, null, default);
        }

        using var picture = Picture(pdf, 1, "marks");
        Assert.Equal(["Copy1", "Incoming1", "Person1"], PdfSignatureReader.Read(pdf).Items.Select(item => item.FieldName));
        Assert.All(PdfSignatureReader.Read(pdf).Items, item => Assert.False(item.HarmfulChanges));
        Assert.True(Count(picture, pixel => pixel.Red > 180 && pixel.Green < 90 && pixel.Blue < 90) > 300);
    }

    [Fact]
    public async Task An_appendix_bears_number_and_time()
    {
        var pdf = await PdfSigning.SignAsync(
            Samples.OnePage(), new() { SignerName = Agency, SignedAt = Samples.At, Appearance = new AppendixMark("12/QĐ-UBND") },
            TestSigner.Ecdsa, null, default);
        using var picture = Picture(pdf, 1, "appendix");
        Assert.True(Count(picture, pixel => pixel.Red < 60) > 200);
    }

    [Theory]
    [InlineData(90)]
    [InlineData(180)]
    [InlineData(270)]
    public async Task Upright_at_the_same_place_on_a_turned_page(int turn)
    {
        var upright = Samples.Blank();
        var turned = Surgery.Append(upright, update =>
        {
            var page = PdfPages.All(update.Before)[0];
            var size = turn == 180 ? PdfMake.Numbers(10, 20, 605, 862) : PdfMake.Numbers(10, 20, 852, 615);
            update.Replace(page.Reference.Number, page.Dictionary.With("Rotate", PdfMake.Number(turn)).With("MediaBox", size));
        });
        var signed = await Task.WhenAll(new[] { upright, turned }.Select(async pdf => await PdfSigning.SignAsync(
            await Signed.OnceAsync(pdf), Signed.Agency, TestSigner.Rsa, null, default)));
        using var expected = Picture(signed[0], 1, "upright");
        using var actual = Picture(signed[1], 1, $"turned-{turn}");
        Assert.Equal((expected.Width, expected.Height), (actual.Width, actual.Height));
        var different = expected.Pixels.Zip(actual.Pixels).Count(pair => Math.Abs(pair.First.Green - pair.Second.Green) > 100);
        Assert.InRange(different, 0, 250);
    }

    [Fact]
    public void An_image_that_is_none_is_refused()
    {
        var request = Signed.Person with { Appearance = new PersonalSignature("A", [1, 2, 3]) };
        Assert.Equal(
            "image-unreadable", Assert.Throws<SignatureFormatException>(() => PdfSigning.Prepare(Samples.OnePage(), request)).Code);
    }

    [Fact]
    public void A_page_that_is_not_there_is_refused()
    {
        var request = Signed.Person with { Appearance = new PersonalSignature("A") { Placement = new PdfPlacement(9, 0, 0, 100, 50) } };
        Assert.Equal("page-missing", Assert.Throws<SignatureFormatException>(() => PdfSigning.Prepare(Samples.OnePage(), request)).Code);
    }

    private static string Kept => Environment.GetEnvironmentVariable("XDT_KEEP") ?? Path.GetTempPath();

    private static SKBitmap Picture(byte[] pdf, int page, string name)
    {
        var path = Path.Combine(Kept, name + ".pdf");
        File.WriteAllBytes(path, pdf);
        var target = Path.Combine(Kept, name);
        Tools.Run("pdftoppm", "-r", "110", "-f", $"{page}", "-l", $"{page}", "-singlefile", "-png", path, target);
        return SKBitmap.Decode(target + ".png");
    }

    private static int Count(SKBitmap picture, Func<SKColor, bool> which) => picture.Pixels.Count(which);
}
