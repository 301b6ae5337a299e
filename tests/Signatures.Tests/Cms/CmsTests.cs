using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using CsCheck;
using XaDienTu.Signatures.Cms;
using XaDienTu.Signatures.Tests.Pdf;
using Xunit;

namespace XaDienTu.Signatures.Tests.Cms;

public sealed class CmsTests
{
    private static readonly byte[] Content = SHA256.HashData("Nội dung được ký"u8);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_is_made_is_read_back(bool elliptic)
    {
        var signer = elliptic ? TestSigner.Ecdsa : TestSigner.Rsa;
        var cms = CmsReader.Read(await CmsSignature.SignAsync(Content, signer, null, default));
        Assert.Equal(signer.Certificate.RawData, cms.SignerCertificate!.RawData);
        Assert.Equal(2, cms.Certificates.Count);
        Assert.Equal(Content, cms.MessageDigest);
        Assert.True(cms.SignedAttributesIntact);
        Assert.True(cms.SigningCertificateV2Matches);
        Assert.Null(cms.SigningTime);
        Assert.Empty(cms.TimeStampTokens);
        Assert.Equal("2.16.840.1.101.3.4.2.1", cms.DigestAlgorithm);
    }

    [Theory]
    [InlineData("SHA1", "1.3.14.3.2.26", "-md sha1", null)]
    [InlineData("SHA384", "2.16.840.1.101.3.4.2.2", "-md sha384 -cades", true)]
    [InlineData("SHA256", "2.16.840.1.101.3.4.2.1", "-md sha256 -keyopt rsa_padding_mode:pss -keyopt rsa_pss_saltlen:digest -keyid", null)]
    [InlineData("SHA512", "2.16.840.1.101.3.4.2.3", "-md sha512 -stream -indef -cades", true)]
    public void What_openssl_makes_is_read_too(string hash, string oid, string options, bool? namesCertificate)
    {
        using var folder = new TemporaryFolder();
        var content = folder.Write("content", "Nội dung"u8.ToArray());
        var signer = folder.Write("signer.pem", Encoding.ASCII.GetBytes(TestSigner.Rsa.Certificate.ExportCertificatePem()));
        var key = folder.Write("key.pem", Encoding.ASCII.GetBytes(TestSigner.Rsa.PrivateKeyPem));
        var target = Path.Combine(folder.Path, "signed");
        Tools.Run("openssl", [
            "cms", "-sign", "-binary", "-in", content, "-signer", signer, "-inkey", key, "-outform", "DER", "-out", target,
            .. options.Split(' ')]);
        var cms = CmsReader.Read(File.ReadAllBytes(target));
        Assert.True(cms.SignedAttributesIntact);
        Assert.Equal(namesCertificate, cms.SigningCertificateV2Matches);
        Assert.Equal(oid, cms.DigestAlgorithm);
        Assert.NotNull(cms.SigningTime);
        Assert.Equal(CryptographicOperations.HashData(new HashAlgorithmName(hash), "Nội dung"u8), cms.MessageDigest);
    }

    [Fact]
    public async Task The_hash_to_sign_is_always_the_same_and_depends_on_content_and_certificate()
    {
        var hash = CmsSignature.HashToSign(Content, TestSigner.Rsa.Certificate);
        Assert.Equal(hash, CmsSignature.HashToSign(Content, TestSigner.Rsa.Certificate));
        Assert.NotEqual(hash, CmsSignature.HashToSign(Content, TestSigner.Ecdsa.Certificate));
        Assert.NotEqual(hash, CmsSignature.HashToSign(SHA256.HashData([]), TestSigner.Rsa.Certificate));
        // RSA PKCS#1 v1.5 has no chance in it.
        Assert.Equal(await SignedAsync(), await SignedAsync());
    }

    [Fact]
    public void A_certificate_swapped_for_another_with_the_same_key_and_number()
    {
        using var key = RSA.Create(2048);
        using var mine = WithKey("CN=AAAA", key);
        using var other = WithKey("CN=BBBB", key);
        var value = key.SignHash(CmsSignature.HashToSign(Content, mine), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var cms = CmsSignature.Assemble(Content, mine, [], value);
        var at = cms.AsSpan().IndexOf(mine.RawData);
        other.RawData.CopyTo(cms, at);
        var read = CmsReader.Read(cms);
        Assert.Equal("CN=BBBB", read.SignerCertificate!.Subject);
        Assert.True(read.SignedAttributesIntact);
        Assert.False(read.SigningCertificateV2Matches);
    }

    [Fact]
    public async Task A_signer_without_certificate_is_not_intact()
    {
        var value = (await TestSigner.Rsa.SignAsync([CmsSignature.HashToSign(Content, TestSigner.Rsa.Certificate)], default))[0];
        var cms = CmsSignature.Assemble(Content, TestSigner.Rsa.Certificate, [], value);
        var at = cms.AsSpan().IndexOf(TestSigner.Rsa.Certificate.RawData);
        // Another serial number in the message alone: its last byte, for without the first it may be no number.
        var (behind, serial) = (at + TestSigner.Rsa.Certificate.RawData.Length, TestSigner.Rsa.Certificate.SerialNumberBytes);
        cms[cms.AsSpan(behind).IndexOf(serial.Span) + behind + serial.Length - 1] ^= 1;
        var read = CmsReader.Read(cms);
        Assert.Null(read.SignerCertificate);
        Assert.False(read.SignedAttributesIntact);
    }

    [Theory]
    [InlineData("")]
    [InlineData("30")]
    [InlineData("3000")]
    [InlineData("3080")]
    [InlineData("3084FFFFFFFF")]
    [InlineData("0500")]
    public void Garbage_is_refused(string bytes) =>
        Assert.Equal("cms-broken", Assert.Throws<SignatureFormatException>(() => CmsReader.Read(Convert.FromHexString(bytes))).Code);

    [Fact]
    public void Deep_nesting_without_lengths_is_refused() =>
        Assert.Throws<SignatureFormatException>(() =>
            CmsReader.Read([.. Enumerable.Repeat<byte[]>([0x30, 0x80], 500_000).SelectMany(pair => pair)]));

    [Fact]
    public async Task Cut_anywhere_or_changed_anywhere_never_crashes()
    {
        var cms = await SignedAsync();
        for (var length = 0; length < cms.Length; length += 7)
        {
            Assert.Throws<SignatureFormatException>(() => CmsReader.Read(cms[..length]));
        }

        Gen.Select(Gen.Int[0, cms.Length - 1], Gen.Byte).Array[1, 4].Sample(changes =>
        {
            var broken = cms.ToArray();
            foreach (var (at, value) in changes)
            {
                broken[at] = value;
            }

            try
            {
                CmsReader.Read(broken);
            }
            catch (SignatureFormatException refused)
            {
                Assert.StartsWith("cms-", refused.Code, StringComparison.Ordinal);
            }
        }, iter: 3000, threads: 1);
    }

    private static Task<byte[]> SignedAsync() => CmsSignature.SignAsync(Content, TestSigner.Rsa, null, default);

    private static X509Certificate2 WithKey(string subject, RSA key)
    {
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        var from = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        using var bare = request.Create(
            new X500DistinguishedName("CN=Root"), X509SignatureGenerator.CreateForRSA(key, RSASignaturePadding.Pkcs1), from,
            from.AddYears(1), [1, 2, 3]);
        return bare.CopyWithPrivateKey(key);
    }
}
