using System.Security.Cryptography;
using XaDienTu.Signatures.Cms;
using XaDienTu.Signatures.Pdf;
using XaDienTu.Signatures.Pdf.Syntax;
using XaDienTu.Signatures.Revocation;
using Xunit;

namespace XaDienTu.Signatures.Tests.Pdf;

public sealed class PdfSignatureReaderTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Signatures_in_order_with_what_came_after_each(bool streams)
    {
        var pdf = streams ? Samples.WithStreams(Samples.Decision()) : Samples.Decision();
        var signed = await Signed.TwiceAsync(pdf);
        signed = PdfSigning.AddValidationData(
            signed, new ValidationData([TestSigner.AuthorityCertificate], [[0x30, 0x00]], [[0x30, 0x01, 0x00]]));
        signed = PdfSigning.AddValidationData(
            signed, new ValidationData([TestSigner.AuthorityCertificate], [[0x30, 0x00]], [[0x30, 0x01, 0x01]]));

        var read = PdfSignatureReader.Read(signed);

        Assert.Equal(["Person1", "Agency1"], read.Items.Select(item => item.FieldName));
        Assert.All(read.Items, item => Assert.True(item.ByteRangeSound));
        Assert.All(read.Items, item => Assert.False(item.CoversWholeFile));
        Assert.Equal(["signature-added", "validation-data-added"], read.Items[0].ChangesAfter);
        Assert.Equal(["validation-data-added"], read.Items[1].ChangesAfter);
        Assert.All(read.Items, item => Assert.False(item.HarmfulChanges));
        Assert.Equal(["Nguyễn Thị Hồng Ánh", "Ủy ban nhân dân xã An Bình"], read.Items.Select(item => item.SignerName));
        Assert.Equal(Samples.At, read.Items[0].ClaimedAt);
        Assert.Equal(("Phê duyệt", "Xã An Bình"), (read.Items[0].Reason, read.Items[0].Location));
        Assert.Equal(TestSigner.AuthorityCertificate.RawData, Assert.Single(read.Dss.Certificates).RawData);
        Assert.Equal([0x30, 0x00], Assert.Single(read.Dss.Crls));
        Assert.Equal(2, read.Dss.OcspResponses.Count);
        foreach (var (item, signer) in read.Items.Zip([TestSigner.Rsa, TestSigner.Ecdsa]))
        {
            var cms = CmsReader.Read(item.Cms);
            Assert.True(cms.SignedAttributesIntact);
            Assert.True(cms.SigningCertificateV2Matches);
            Assert.Equal(signer.Certificate.RawData, cms.SignerCertificate!.RawData);
            Assert.Equal(item.ContentHash(HashAlgorithmName.SHA256), cms.MessageDigest);
        }
    }

    [Fact]
    public async Task An_unsigned_file_has_no_signatures_and_one_signature_covers_the_whole_file()
    {
        Assert.Empty(PdfSignatureReader.Read(Samples.OnePage()).Items);
        var signature = Assert.Single(PdfSignatureReader.Read(await Signed.OnceAsync(Samples.OnePage())).Items);
        Assert.True(signature.CoversWholeFile);
        Assert.Empty(signature.ChangesAfter);
    }

    [Fact]
    public async Task Openssl_verifies_the_extracted_message()
    {
        var signed = await Signed.TwiceAsync(Samples.Decision());
        using var folder = new TemporaryFolder();
        var root = folder.Write("root.pem", System.Text.Encoding.ASCII.GetBytes(TestSigner.AuthorityCertificate.ExportCertificatePem()));
        foreach (var (item, index) in PdfSignatureReader.Read(signed).Items.Select((item, index) => (item, index)))
        {
            var cms = folder.Write($"{index}.p7s", item.Cms);
            var start = Signed.RangeOf(signed, index);
            var content = folder.Write($"{index}.bin", [.. signed[..start[1]], .. signed[start[2]..(start[2] + start[3])]]);
            var output = Tools.Run(
                "openssl", "cms", "-verify", "-inform", "DER", "-in", cms, "-content", content, "-binary", "-CAfile", root,
                "-purpose", "any", "-attime", "1772590530", "-cades", "-out", "/dev/null");
            Assert.Contains("CAdES Verification successful", output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_document_time_stamp_is_told_apart_and_harms_nothing()
    {
        var signed = await Signed.OnceAsync(Samples.OnePage());
        var prepared = PdfSigning.PrepareDocumentTimeStamp(signed, Samples.At.AddYears(1));
        var stamped = prepared.Complete(await CmsSignature.SignAsync(prepared.ContentHash(), TestSigner.Rsa, null, default));
        var items = PdfSignatureReader.Read(stamped).Items;
        Assert.Equal([false, true], items.Select(item => item.IsDocumentTimeStamp));
        Assert.Equal("ETSI.RFC3161", items[1].SubFilter);
        Assert.Equal(["time-stamp-added"], items[0].ChangesAfter);
        Assert.True(items[1].CoversWholeFile);
    }

    [Fact]
    public async Task An_empty_field_made_elsewhere_is_filled()
    {
        var pdf = Surgery.Append(Samples.OnePage(), update =>
        {
            var page = PdfPages.All(update.Before)[0];
            var field = update.Add(Surgery.Widget(page, "Lãnh đạo"));
            update.Replace(page.Reference.Number, page.Dictionary.With("Annots", PdfMake.Array(field)));
            update.ReplaceCatalog(update.Before.Catalog.With("AcroForm", PdfMake.Dictionary(("Fields", PdfMake.Array(field)))));
        });
        var agency = await PdfSigning.SignAsync(pdf, Signed.Agency, TestSigner.Ecdsa, null, default);
        var both = await PdfSigning.SignAsync(agency, Signed.Person with { FieldName = "Lãnh đạo" }, TestSigner.Rsa, null, default);
        var items = PdfSignatureReader.Read(both).Items;
        Assert.Equal(["Agency1", "Lãnh đạo"], items.Select(item => item.FieldName));
        Assert.Equal(["signature-added"], items[0].ChangesAfter);
        var refused =
            Assert.Throws<SignatureFormatException>(() => PdfSigning.Prepare(both, Signed.Person with { FieldName = "Lãnh đạo" }));
        Assert.Equal("field-taken", refused.Code);
    }
}
