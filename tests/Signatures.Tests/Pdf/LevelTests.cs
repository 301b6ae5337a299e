using System.Security.Cryptography;
using XaDienTu.Signatures.Cms;
using XaDienTu.Signatures.Pdf;
using XaDienTu.Signatures.Revocation;
using Xunit;

namespace XaDienTu.Signatures.Tests.Pdf;

public sealed class LevelTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task From_basic_to_archival_with_a_foreign_time_stamp_authority(bool streams)
    {
        var stamper = new OpensslStamper();
        var pdf = streams ? Samples.WithStreams(Samples.Decision()) : Samples.Decision();
        var stamped = await PdfSigning.SignAsync(pdf, Signed.Person, TestSigner.Rsa, stamper, default);
        var lasting = PdfSigning.AddValidationData(
            stamped, new ValidationData([TestSigner.AuthorityCertificate, TestSigner.Clock.Certificate], [], []));
        var prepared = PdfSigning.PrepareDocumentTimeStamp(lasting, Samples.At.AddYears(1));
        var archived = prepared.Complete(await stamper.StampAsync(prepared.ContentHash(), default));
        var renewal = PdfSigning.PrepareDocumentTimeStamp(archived, Samples.At.AddYears(2));
        archived = renewal.Complete(await stamper.StampAsync(renewal.ContentHash(), default));

        var read = PdfSignatureReader.Read(archived);

        Assert.Equal([false, true, true], read.Items.Select(item => item.IsDocumentTimeStamp));
        Assert.Equal(["time-stamp-added", "validation-data-added"], read.Items[0].ChangesAfter);
        Assert.Equal(["time-stamp-added"], read.Items[1].ChangesAfter);
        Assert.True(read.Items[2].CoversWholeFile);
        var cms = CmsReader.Read(read.Items[0].Cms);
        OpensslStamper.Verify(Assert.Single(cms.TimeStampTokens), SHA256.HashData(cms.SignatureValue));
        OpensslStamper.Verify(read.Items[1].Cms, read.Items[1].ContentHash(HashAlgorithmName.SHA256)!);
        OpensslStamper.Verify(read.Items[2].Cms, read.Items[2].ContentHash(HashAlgorithmName.SHA256)!);
        using var folder = new TemporaryFolder();
        var path = folder.Write("archived.pdf", archived);
        Tools.Run("qpdf", "--check", path);
        Assert.Contains("Signature Validation: Signature is Valid.", Tools.Try("pdfsig", "-nocert", path).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_requests_later_the_stored_preparation_still_fits()
    {
        var prepared = PdfSigning.Prepare(Samples.OnePage(), Signed.Person);
        var stored = new PreparedPdf([.. prepared.Bytes], prepared.GapStart, prepared.GapLength);
        Assert.Equal(prepared.ContentHash(), stored.ContentHash());
        Assert.Equal(prepared.Bytes, PdfSigning.Prepare(Samples.OnePage(), Signed.Person).Bytes);
        Assert.Equal("gap-too-small", Assert.Throws<SignatureFormatException>(() => stored.Complete(new byte[20_000])).Code);
    }

    [Fact]
    public void Encrypted_and_certified_files_are_refused()
    {
        Tools.Need("qpdf");
        using var folder = new TemporaryFolder();
        var source = folder.Write("source.pdf", Samples.OnePage());
        var target = Path.Combine(folder.Path, "encrypted.pdf");
        Tools.Run("qpdf", "--encrypt", "", "owner", "256", "--", source, target);
        Assert.Equal("pdf-encrypted",
            Assert.Throws<SignatureFormatException>(() => PdfSigning.Prepare(File.ReadAllBytes(target), Signed.Person)).Code);

        var certified = Surgery.Append(Samples.OnePage(), update => update.ReplaceCatalog(update.Before.Catalog.With("Perms", Syntax(
            "<< /DocMDP << /Reference [<< /TransformMethod /DocMDP /TransformParams << /P 1 >> >>] >> >>"))));
        Assert.Equal("pdf-certified", Assert.Throws<SignatureFormatException>(() => PdfSigning.Prepare(certified, Signed.Person)).Code);
    }

    private static Signatures.Pdf.Syntax.PdfValue Syntax(string text) =>
        new Signatures.Pdf.Syntax.PdfParser(
            Surgery.Bytes(text), 0, text.Length, new(0, CancellationToken.None), new Signatures.Pdf.Syntax.ParserMemory()).ReadValue();
}
