using XaDienTu.Signatures.Pdf;
using XaDienTu.Signatures.Pdf.Appearance;
using XaDienTu.Signatures.Pdf.Syntax;
using Xunit;

namespace XaDienTu.Signatures.Tests.Pdf;

public sealed class PdfSigningTests
{


    [Theory]
    [InlineData("table")]
    [InlineData("--object-streams=generate")]
    [InlineData("--linearize")]
    [InlineData("--qdf")]
    public async Task Two_signers_one_after_the_other_are_valid_to_outside_readers(string form)
    {
        var pdf = form == "table" ? Samples.Decision() : Samples.Rewritten(Samples.Decision(), form);
        var once = await PdfSigning.SignAsync(pdf, Signed.Person, TestSigner.Rsa, null, default);
        var twice = await PdfSigning.SignAsync(once, Signed.Agency, TestSigner.Ecdsa, null, default);
        Assert.True(once.AsSpan().StartsWith(pdf));
        Assert.True(twice.AsSpan().StartsWith(once));
        using var folder = new TemporaryFolder();
        var path = folder.Write("signed.pdf", twice);
        Tools.Run("qpdf", "--check", path);
        var (_, report) = Tools.Try("pdfsig", "-nocert", path);
        Assert.Equal(2, report.Split("Signature Validation: Signature is Valid.").Length - 1);
        Assert.Contains("Not total document signed", report, StringComparison.Ordinal);
        Assert.Contains("ETSI.CAdES.detached", report, StringComparison.Ordinal);
        Assert.Contains("Field Name: Person1", report, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signers_without_a_place_of_their_own_stand_side_by_side()
    {
        var pdf = Samples.OnePage();
        foreach (var name in new[] { "An", "Bình", "Chi", "Dũng" })
        {
            var request = new PdfSignatureRequest { SignerName = name, SignedAt = Samples.At, Appearance = new PersonalSignature(name) };
            pdf = await PdfSigning.SignAsync(pdf, request, TestSigner.Rsa, null, default);
        }

        var revision = new PdfRevision(new PdfFile(pdf), pdf.Length);
        var pages = PdfPages.All(revision);
        var places = PdfFields.Signatures(revision).Select(field => PdfFields.Shown(field, revision, pages)!.Value.Rectangle).ToList();
        Assert.Equal(4, places.Count);
        Assert.All(places, place => Assert.InRange(place.Left, 0, pages[0].Width - place.Width));
        Assert.All(places, place => Assert.DoesNotContain(places, other => other != place
            && Math.Abs(other.Left - place.Left) < place.Width && Math.Abs(other.Bottom - place.Bottom) < place.Height));
        Assert.All(PdfSignatureReader.Read(pdf).Items, item => Assert.False(item.HarmfulChanges));
    }
}
