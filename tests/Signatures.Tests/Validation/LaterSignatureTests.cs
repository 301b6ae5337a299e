using XaDienTu.Signatures.Pdf;
using XaDienTu.Signatures.Pdf.Syntax;
using XaDienTu.Signatures.Tests.Pdf;
using XaDienTu.Signatures.Validation;
using Xunit;

namespace XaDienTu.Signatures.Tests.Validation;

/// <summary>What is appended to a valid file in the name of a further signature: only a sound one excuses it.</summary>
public sealed class LaterSignatureTests
{
    private const string Bogus =
        "<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /ByteRange [0 10 20 10] /Contents <3000> >>";
    private const string EmptyStamp =
        "<< /Type /DocTimeStamp /Filter /Adobe.PPKLite /SubFilter /ETSI.RFC3161 /ByteRange [0 10 20 10] /Contents <> >>";

    [Theory]
    [InlineData(Bogus, true)]
    [InlineData(Bogus, false)]
    [InlineData(EmptyStamp, false)]
    public async Task A_signature_that_is_none_excuses_nothing(string dictionary, bool hasPicture)
    {
        var report = await JudgeAsync(
            Surgery.Append(await Files.BasicAsync(), update => AddField(update, update.AddRaw(Surgery.Bytes(dictionary)), hasPicture)));

        AssertModified(report, Verdict.Invalid, Reason.ChangedAfterSigning);
        Assert.Contains(report.Signatures, check => check is { Integrity: false, Verdict: Verdict.Invalid });
    }

    [Fact]
    public async Task A_signature_broken_later_excuses_nothing()
    {
        var file = Files.EditCms(await Files.TwoAsync(), Files.FlipLast, index: 1);

        var report = await JudgeAsync(file);

        AssertModified(report, Verdict.Invalid, Reason.ChangedAfterSigning);
        Assert.Contains(Reason.SignatureBroken, report.Signatures[1].Reasons);
    }

    [Fact]
    public async Task A_strangers_signature_leaves_the_first_unproved()
    {
        var report = await JudgeAsync(await Files.PdfAsync(Pki.Stranger.Signer, pdf: await Files.BasicAsync()));

        AssertModified(report, Verdict.Indeterminate, Reason.LaterUnproved);
        Assert.Equal((Verdict.Indeterminate, false), (report.Signatures[1].Verdict, report.Signatures[1].ModifiedAfter));
    }

    [Fact]
    public async Task Of_two_strangers_the_first_is_not_accused_for_the_second()
    {
        var report = await JudgeAsync(await Files.PdfAsync(Pki.Stranger.Signer, pdf: await Files.PdfAsync(Pki.Stranger.Signer)));

        Assert.All(report.Signatures, check => Assert.Equal((Verdict.Indeterminate, false), (check.Verdict, check.ModifiedAfter)));
    }

    [Fact]
    public async Task A_picture_in_the_name_of_the_first_signature_is_a_change()
    {
        var report = await JudgeAsync(Surgery.Append(await Files.BasicAsync(), update =>
            AddField(update, (PdfReference)PdfFields.Signatures(update.Before).Single().Value!, hasPicture: true)));

        Assert.Contains(PdfChanges.AnnotationAdded, AssertModified(report, Verdict.Invalid, Reason.ChangedAfterSigning).LaterChanges);
    }

    [Fact]
    public async Task A_picture_in_the_name_of_a_signature_that_no_search_finds_is_a_change()
    {
        var report = await JudgeAsync(Surgery.Append(await Files.BasicAsync(), update => AddField(
            update, update.AddRaw(Surgery.Bytes(Bogus.Replace("/ByteRange", "/Byte#52ange", StringComparison.Ordinal))),
            hasPicture: true)));

        Assert.Contains(PdfChanges.AnnotationAdded, AssertModified(report, Verdict.Invalid, Reason.ChangedAfterSigning).LaterChanges);
    }

    [Fact]
    public async Task A_sound_second_signature_is_no_change()
    {
        var report = await JudgeAsync(await Files.TwoAsync());

        Assert.All(report.Signatures, check => Assert.Equal((Verdict.Valid, false), (check.Verdict, check.ModifiedAfter)));
    }

    private static Task<ValidationReport> JudgeAsync(byte[] file) => SignatureValidator.ValidateAsync(file, Pki.Policy(), default);

    private static SignatureCheck AssertModified(ValidationReport report, Verdict verdict, string reason)
    {
        var first = Assert.Single(report.Signatures, check =>
            check is { Integrity: true, Signer.Name: "Nguyễn Thị Hồng Ánh" } && check.LaterChanges.Count > 0);
        Assert.Equal((verdict, true), (first.Verdict, first.ModifiedAfter));
        Assert.Contains(reason, first.Reasons);
        Assert.Equal(verdict, report.Verdict);
        return first;
    }

    private static void AddField(PdfUpdate update, PdfReference signature, bool hasPicture)
    {
        var page = PdfPages.All(update.Before)[0];
        var widget = Surgery.Widget(page, "X").With("V", signature);
        if (hasPicture)
        {
            widget = widget.With("AP", PdfMake.Dictionary(("N", update.AddStream(
                PdfMake.Dictionary(("Subtype", PdfMake.Name("Form")), ("BBox", PdfMake.Numbers(0, 0, 10, 10))), "1 g 0 0 10 10 re f"u8))));
        }

        update.Replace(page.Reference.Number,
            page.Dictionary.With("Annots", new PdfArray([.. update.Before.Items(page.Dictionary["Annots"]), update.Add(widget)])));
    }
}
