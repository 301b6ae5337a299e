using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Security.Cryptography.Xml;
using System.Text;
using CsCheck;
using XaDienTu.Signatures.Certificates;
using XaDienTu.Signatures.Tests.Certificates;
using XaDienTu.Signatures.Tests.TimeStamps;
using XaDienTu.Signatures.TimeStamps;
using XaDienTu.Signatures.Xml;
using Xunit;

namespace XaDienTu.Signatures.Tests.Xml;

public class XadesTests
{
    [Theory]
    [InlineData("RSA")]
    [InlineData("ECDSA")]
    public async Task Xmlsec_and_we_accept_what_we_sign_and_refuse_it_changed(string kind)
    {
        var signed = await XmlSamples.SignAsync(kind);
        using var judge = NewJudge(kind);
        judge.Put("signed.xml", signed);
        Assert.Contains("OK", await judge.AgreesAsync("xmlsec1", Verify), StringComparison.Ordinal);
        var signature = Assert.Single(XadesReader.Read(signed));
        Assert.Empty(signature.Problems);
        Assert.True(signature is { IntegrityHolds: true, CoversWholeDocument: true, SigningCertificateMatches: true });
        Assert.Equal(TestProvince.Now, signature.SigningTime);
        Assert.Equal(2, signature.Certificates.Count);

        var changed = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(signed).Replace("150000", "950000", StringComparison.Ordinal));
        judge.Put("signed.xml", changed);
        await judge.RefusesAsync("xmlsec1", Verify);
        var broken = Assert.Single(XadesReader.Read(changed));
        Assert.Contains("digest-mismatch", broken.Problems);
        Assert.False(broken.IntegrityHolds);
    }

    [Theory]
    [InlineData("<a/>")]
    [InlineData("<a xmlns='urn:x'><b xmlns=''><c xmlns:y='urn:y' y:z='1'/></b>\t&#13;\n&#x1F600;</a>")]
    [InlineData("<?xml-stylesheet href='x.xsl'?><a xml:lang='vi' b='&quot;&#10;&lt;'>Ủy ban<![CDATA[<&>]]></a><!-- cuối -->")]
    [InlineData("<a id='signature'><b ID='signature-2'/></a>")]
    public async Task Odd_documents_are_signed_as_xmlsec_reads_them(string content)
    {
        var signed = await XmlSamples.SignAsync(content: content);
        using var judge = NewJudge("RSA");
        judge.Put("signed.xml", signed);
        await judge.AgreesAsync("xmlsec1", Verify);
        Assert.Empty(Assert.Single(XadesReader.Read(signed)).Problems);
    }

    [Fact]
    public async Task A_time_stamp_over_the_signature_value_is_found()
    {
        var authority = TimeStampTests.Identity(TestProvince.Rsa, CertificateProfile.TimeStamping);
        var signed = await XmlSamples.SignAsync(
            stamper: new LocalTimeStamper(authority, new FixedTime(TestProvince.Now), CertificateFactory.NewSerial));
        var signature = Assert.Single(XadesReader.Read(signed));
        Assert.Empty(signature.Problems);
        var token = TimeStampToken.Read(signature.TimeStampToken!);
        Assert.True(token.IsSound);
        Assert.True(token.Covers(signature.TimeStampedContent));
        using var judge = NewJudge("RSA");
        judge.Put("signed.xml", signed);
        await judge.AgreesAsync("xmlsec1", Verify);
    }

    [Fact]
    public void The_value_may_come_later()
    {
        var holder = XmlSamples.Holder;
        var prepared = XadesSigning.Prepare(Encoding.UTF8.GetBytes(XmlSamples.Content), holder.Certificate, [], TestProvince.Now);
        Assert.Contains("signature-mismatch", Assert.Single(XadesReader.Read(prepared.Bytes)).Problems);
        var value = ((RSA)holder.Key).SignHash(prepared.Hash, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        Assert.Empty(Assert.Single(XadesReader.Read(prepared.Complete(value))).Problems);
    }

    [Fact]
    public async Task A_signed_document_is_not_signed_over()
    {
        var signed = await XmlSamples.SignAsync();
        var refused =
            await Assert.ThrowsAsync<SignatureFormatException>(() => XmlSamples.SignAsync(content: Encoding.UTF8.GetString(signed)));
        Assert.Equal("xml-already-signed", refused.Code);
    }

    [Fact]
    public void Plain_signatures_of_others_are_read()
    {
        var whole = XmlSamples.SignByFramework("", transforms: [new XmlDsigEnvelopedSignatureTransform(), new XmlDsigExcC14NTransform()]);
        var byId =
            XmlSamples.SignByFramework("#noi-dung", transforms: [new XmlDsigEnvelopedSignatureTransform(), new XmlDsigC14NTransform()]);
        foreach (var signed in new[] { whole, byId })
        {
            var signature = Assert.Single(XadesReader.Read(signed));
            Assert.Empty(signature.Problems);
            Assert.True(
                signature is { IntegrityHolds: true, CoversWholeDocument: true, SigningCertificateMatches: null, SigningTime: null });
        }
    }

    [Fact]
    public void Sha1_is_read_and_called_weak()
    {
        var signed = XmlSamples.SignByFramework(
            "", "http://www.w3.org/2000/09/xmldsig#rsa-sha1", "http://www.w3.org/2000/09/xmldsig#sha1",
            new XmlDsigEnvelopedSignatureTransform());
        Assert.Equal(["weak-algorithm"], Assert.Single(XadesReader.Read(signed)).Problems);
    }

    [Fact]
    public async Task Another_certificate_of_the_same_key_does_not_pass()
    {
        var holder = XmlSamples.Holder;
        var renewed = CertificateFactory.Issue(
            CertificateProfile.Agency, new CertificateSubject { CommonName = "Người khác" }, new PublicKey(holder.Key),
            TestProvince.Rsa.Issuing,
            CertificateFactory.NewSerial(), TestProvince.Start, TestProvince.Start.AddYears(1), CertificateUrls.None);
        var swapped = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(await XmlSamples.SignAsync()).Replace(
            Convert.ToBase64String(holder.Certificate.RawData), Convert.ToBase64String(renewed.RawData), StringComparison.Ordinal));
        var signature = Assert.Single(XadesReader.Read(swapped));
        Assert.False(signature.SigningCertificateMatches);
        Assert.Equal(["certificate-mismatch"], signature.Problems);
    }

    [Fact]
    public async Task Each_changed_byte_of_the_content_is_noticed()
    {
        var signed = await XmlSamples.SignAsync("ECDSA");
        var start = signed.AsSpan().IndexOf("<edXML"u8);
        var end = signed.AsSpan().IndexOf("<ds:Signature"u8);
        Gen.Select(Gen.Int[start, end - 1], Gen.Byte[1, 255]).Sample(
            (at, change) =>
            {
                var broken = (byte[])signed.Clone();
                broken[at] ^= change;
                try
                {
                    var signatures = XadesReader.Read(broken);
                    // Comments are no part of what is signed, nor is the kind of space between attributes; all else is.
                    return signatures.All(signature => signature.Problems.Count > 0) || IsInComment(signed, at)
                        || XmlSamples.Load(broken).OuterXml == XmlSamples.Load(signed).OuterXml;
                }
                catch (SignatureFormatException)
                {
                    return true;
                }
            },
            iter: 500);

        static bool IsInComment(byte[] xml, int at) =>
            at >= xml.AsSpan().IndexOf("<!--"u8) && at < xml.AsSpan().IndexOf("-->"u8) + 3;
    }

    private static readonly string[] Verify =
    [
        "--verify", "--id-attr:Id", "http://uri.etsi.org/01903/v1.3.2#:SignedProperties", "--trusted-pem", "root.pem", "--untrusted-pem",
        "issuing.pem",
        "signed.xml",
    ];

    private static Judge NewJudge(string kind)
    {
        var judge = new Judge();
        judge.Put("root.pem", TestProvince.Of(kind).Root.Certificate.ExportCertificatePem());
        judge.Put("issuing.pem", TestProvince.Of(kind).Issuing.Certificate.ExportCertificatePem());
        return judge;
    }
}
