using System.Formats.Asn1;
using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CsCheck;
using XaDienTu.Signatures.Certificates;
using XaDienTu.Signatures.Revocation;
using XaDienTu.Signatures.Tests.Certificates;
using Xunit;

namespace XaDienTu.Signatures.Tests.Revocation;

public class CrlTests
{
    private static readonly DateTimeOffset Now = TestProvince.Now;

    [Theory]
    [InlineData("RSA")]
    [InlineData("ECDSA")]
    public async Task Openssl_refuses_the_revoked_and_accepts_the_others(string kind)
    {
        var province = TestProvince.Of(kind);
        var good = province.Issue(CertificateProfile.Person).Certificate;
        var revoked = province.Issue(CertificateProfile.Person).Certificate;
        using var judge = new Judge();
        judge.Put("root.pem", province.Root.Certificate.ExportCertificatePem());
        judge.Put("issuing.pem", province.Issuing.Certificate.ExportCertificatePem());
        judge.Put("good.pem", good.ExportCertificatePem());
        judge.Put("revoked.pem", revoked.ExportCertificatePem());
        judge.Put("issuing.crl", PemEncoding.WriteString("X509 CRL", List(province, revoked)));
        string[] verify =
        [
            "verify", "-crl_check", "-attime", Now.AddMinutes(5).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), "-CAfile",
            "root.pem",
            "-untrusted", "issuing.pem", "-CRLfile", "issuing.crl",
        ];
        await judge.AgreesAsync("openssl", [.. verify, "good.pem"]);
        Assert.Contains("certificate revoked", await judge.RefusesAsync("openssl", [.. verify, "revoked.pem"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Openssl_reads_reason_invalidity_and_number()
    {
        using var judge = new Judge();
        judge.Put("issuing.crl", List(TestProvince.Rsa, TestProvince.Rsa.Issue(CertificateProfile.Person).Certificate));
        judge.Put("issuing.pem", TestProvince.Rsa.Issuing.Certificate.ExportCertificatePem());
        var text =
            await judge.AgreesAsync("openssl", "crl", "-inform", "DER", "-in", "issuing.crl", "-noout", "-text", "-CAfile", "issuing.pem");
        Assert.Contains("verify OK", text, StringComparison.Ordinal);
        Assert.Contains("Key Compromise", text, StringComparison.Ordinal);
        Assert.Contains("Invalidity Date", text, StringComparison.Ordinal);
        Assert.Contains("X509v3 CRL Number: \n                77", text, StringComparison.Ordinal);
    }

    [Fact]
    public void We_read_what_we_write()
    {
        var certificate = TestProvince.Rsa.Issue(CertificateProfile.Person).Certificate;
        var list = CrlReader.Read(List(TestProvince.Rsa, certificate));
        Assert.True(list.IsSignedBy(TestProvince.Rsa.Issuing.Certificate));
        Assert.False(list.IsSignedBy(TestProvince.Rsa.Root.Certificate));
        Assert.Equal((77, Now, Now.AddDays(1)), ((int)list.Number!, list.ThisUpdate, list.NextUpdate!.Value));
        var entry = list.Find(certificate.SerialNumberBytes.Span);
        Assert.Equal(X509RevocationReason.KeyCompromise, entry!.Reason);
        Assert.Equal((Now.AddHours(-2), Now.AddDays(-3)), (entry.RevokedAt, entry.InvalidFrom!.Value));
        Assert.Null(list.Find(CertificateFactory.NewSerial()));
    }

    [Fact]
    public void An_empty_list_and_one_of_ten_thousand_are_read()
    {
        var issuer = TestProvince.Ecdsa.Issuing;
        Assert.Empty(CrlReader.Read(CrlBuilder.Build(issuer, 1, Now, Now.AddDays(1), [])).Revoked);
        var many = Enumerable.Range(1, 10_000).Select(index => new RevokedCertificate([.. BitConverter.GetBytes(index), 1], Now, null));
        Assert.Equal(10_000, CrlReader.Read(CrlBuilder.Build(issuer, 2, Now, Now.AddDays(1), many)).Revoked.Count);
    }

    [Fact]
    public void The_frameworks_lists_are_read()
    {
        var builder = new CertificateRevocationListBuilder();
        builder.AddEntry(new byte[] { 0x12, 0x34 }, Now, X509RevocationReason.Superseded);
        var issuer = TestProvince.Rsa.Issuing.Certificate.CopyWithPrivateKey((RSA)TestProvince.Rsa.Issuing.Key);
        var list = CrlReader.Read(builder.Build(issuer, 5, Now.AddDays(1), HashAlgorithmName.SHA384, RSASignaturePadding.Pkcs1, Now));
        Assert.True(list.IsSignedBy(issuer));
        Assert.Equal(X509RevocationReason.Superseded, list.Find([0x12, 0x34])!.Reason);
    }

    [Theory]
    [InlineData("2.5.29.27")]
    [InlineData("1.2.3.4")]
    public void Lists_that_say_less_than_they_seem_are_refused(string criticalExtension) =>
        Assert.Equal("crl-unsupported", CodeOf(WithCriticalExtension(criticalExtension)));

    [Fact]
    public void Sha1_signatures_are_not_believed()
    {
        var list = List(TestProvince.Rsa, TestProvince.Rsa.Issue(CertificateProfile.Person).Certificate);
        // sha256WithRSAEncryption (…1.11) becomes sha1WithRSAEncryption (…1.5) in both places.
        byte[] sha256 = [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x0B];
        for (int at = list.AsSpan().IndexOf(sha256); at >= 0; at = list.AsSpan().IndexOf(sha256))
        {
            list[at + 8] = 0x05;
        }

        Assert.False(CrlReader.Read(list).IsSignedBy(TestProvince.Rsa.Issuing.Certificate));
    }

    [Fact]
    public void Broken_lists_are_refused_or_not_believed()
    {
        var good = List(TestProvince.Ecdsa, TestProvince.Ecdsa.Issue(CertificateProfile.Person).Certificate);
        Assert.Equal("crl-malformed", CodeOf([0x30, 0x84, 0x7F, 0xFF, 0xFF, 0xFF]));
        Assert.Equal("crl-malformed", CodeOf(new byte[CrlReader.MaximumBytes + 1]));
        for (var length = 0; length < good.Length; length += 5)
        {
            Assert.Equal("crl-malformed", CodeOf(good[..length]));
        }

        Gen.Byte.Array[0, 300].Sample(bytes => CodeOf(bytes) is not null, iter: 500);
        Gen.Select(Gen.Int[0, good.Length - 1], Gen.Byte[1, 255]).Sample(
            (at, change) =>
            {
                var broken = (byte[])good.Clone();
                broken[at] ^= change;
                return CodeOf(broken) is not null || !CrlReader.Read(broken).IsSignedBy(TestProvince.Ecdsa.Issuing.Certificate);
            },
            iter: 1000);
    }

    private static byte[] List(TestProvince province, X509Certificate2 revoked) => CrlBuilder.Build(
        province.Issuing, 77, Now, Now.AddDays(1),
        [new RevokedCertificate(
            revoked.SerialNumberBytes.ToArray(), Now.AddHours(-2), X509RevocationReason.KeyCompromise, Now.AddDays(-3))]);

    private static byte[] WithCriticalExtension(string oid)
    {
        var issuer = TestProvince.Ecdsa.Issuing;
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(BigInteger.One);
            writer.WriteEncodedValue(SignatureAlgorithms.Generator(issuer.Key).GetSignatureAlgorithmIdentifier(HashAlgorithmName.SHA256));
            writer.WriteEncodedValue(issuer.Certificate.SubjectName.RawData);
            writer.WriteUtcTime(Now);
            writer.WriteUtcTime(Now.AddDays(1));
            using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 0)))
            using (writer.PushSequence())
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(oid);
                writer.WriteBoolean(true);
                writer.WriteOctetString([2, 1, 1]);
            }
        }

        return SignatureAlgorithms.Seal(writer.Encode(), issuer.Key);
    }

    private static string? CodeOf(byte[] list)
    {
        try
        {
            CrlReader.Read(list);
            return null;
        }
        catch (SignatureFormatException refused)
        {
            return refused.Code;
        }
    }
}
