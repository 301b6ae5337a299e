using System.Security.Cryptography.X509Certificates;
using XaDienTu.Signatures.Certificates;
using Xunit;

namespace XaDienTu.Signatures.Tests.Certificates;

public class CertificateFactoryTests
{
    [Theory]
    [InlineData("RSA")]
    [InlineData("ECDSA")]
    public async Task Openssl_accepts_the_chain_of_every_profile(string kind)
    {
        var province = TestProvince.Of(kind);
        using var judge = new Judge();
        judge.Put("root.pem", province.Root.Certificate.ExportCertificatePem());
        judge.Put("issuing.pem", province.Issuing.Certificate.ExportCertificatePem());
        foreach (var (profile, purpose) in new[]
        {
            (CertificateProfile.Person, "smimesign"), (CertificateProfile.Agency, "smimesign"),
            (CertificateProfile.TimeStamping, "timestampsign"), (CertificateProfile.Ocsp, "ocsphelper"),
        })
        {
            judge.Put("leaf.pem", province.Issue(profile).Certificate.ExportCertificatePem());
            await judge.AgreesAsync(
                "openssl", "verify", "-x509_strict", "-policy_check", "-purpose", purpose, "-attime", At, "-CAfile", "root.pem",
                "-untrusted",
                "issuing.pem", "leaf.pem");
        }
    }

    [Fact]
    public async Task A_time_stamping_certificate_signs_no_documents()
    {
        using var judge = new Judge();
        judge.Put("root.pem", TestProvince.Rsa.Root.Certificate.ExportCertificatePem());
        judge.Put("issuing.pem", TestProvince.Rsa.Issuing.Certificate.ExportCertificatePem());
        judge.Put("leaf.pem", TestProvince.Rsa.Issue(CertificateProfile.TimeStamping).Certificate.ExportCertificatePem());
        var text = await judge.RefusesAsync(
            "openssl", "verify", "-purpose", "smimesign", "-attime", At, "-CAfile", "root.pem", "-untrusted", "issuing.pem", "leaf.pem");
        Assert.Contains("purpose", text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Vietnamese_names_and_addresses_are_read_by_openssl()
    {
        using var judge = new Judge();
        judge.Put("leaf.pem", TestProvince.Rsa.Issue(CertificateProfile.Person).Certificate.ExportCertificatePem());
        var text = await judge.AgreesAsync(
            "openssl", "x509", "-in", "leaf.pem", "-noout", "-subject", "-ext",
            "keyUsage,extendedKeyUsage,authorityInfoAccess,crlDistributionPoints,subjectKeyIdentifier,authorityKeyIdentifier,certificatePolicies",
            "-nameopt", "utf8,sep_comma_plus");
        Assert.Contains(
            "C=VN,O=Ủy ban nhân dân xã Đông Hòa,OU=Văn phòng,CN=Nguyễn Thị Hằng,title=Phó Chủ tịch,serialNumber=CB-000123", text,
            StringComparison.Ordinal);
        Assert.Contains("Digital Signature, Non Repudiation", text, StringComparison.Ordinal);
        Assert.Contains("http://ca.tinh.example/issuing.crl", text, StringComparison.Ordinal);
        Assert.Contains("OCSP - URI:http://ca.tinh.example/ocsp", text, StringComparison.Ordinal);
        Assert.Contains("CA Issuers - URI:http://ca.tinh.example/issuing.cer", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_issuing_authority_cannot_make_authorities()
    {
        var province = TestProvince.Rsa;
        var key = KeyPairs.NewEcdsa();
        var under = new CertificateAuthority(
            CertificateFactory.IssueAuthority(
                new CertificateSubject { CommonName = "Con" }, new PublicKey(key), province.Issuing, CertificateFactory.NewSerial(),
                TestProvince.Start, TestProvince.Start.AddYears(5), CertificateUrls.None),
            key);
        var leaf = CertificateFactory.Issue(
            CertificateProfile.Person, new CertificateSubject { CommonName = "Người" }, new PublicKey(key), under,
            CertificateFactory.NewSerial(), TestProvince.Start, TestProvince.Start.AddYears(1), CertificateUrls.None);

        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(province.Root.Certificate);
        chain.ChainPolicy.ExtraStore.AddRange(new[] { province.Issuing.Certificate, under.Certificate });
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.VerificationTime = TestProvince.Now.UtcDateTime;
        Assert.False(chain.Build(leaf));
        Assert.Contains(chain.ChainStatus, status => status.Status.HasFlag(X509ChainStatusFlags.InvalidBasicConstraints));
    }

    [Fact]
    public void A_certificate_does_not_outlive_its_issuer() =>
        Assert.Throws<ArgumentException>(() => TestProvince.Rsa.Issue(CertificateProfile.Person, to: TestProvince.Start.AddYears(11)));

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public void Names_are_bounded(string name) =>
        Assert.Throws<ArgumentException>(() => new CertificateSubject { CommonName = name }.ToName());

    [Fact]
    public void Issued_by_is_told_by_the_signature_not_by_the_name()
    {
        var leaf = TestProvince.Rsa.Issue(CertificateProfile.Person).Certificate;
        using var otherKey = KeyPairs.NewRsa();
        using var sameName = CertificateFactory.CreateRoot(
            new CertificateSubject { CommonName = "Chứng thực chữ ký số tỉnh Thử Nghiệm" }, otherKey, CertificateFactory.NewSerial(),
            TestProvince.Start, TestProvince.Start.AddYears(5));
        Assert.True(CertificateChecks.IsIssuedBy(leaf, TestProvince.Rsa.Issuing.Certificate));
        Assert.False(CertificateChecks.IsIssuedBy(leaf, sameName));
        Assert.False(CertificateChecks.IsIssuedBy(leaf, TestProvince.Rsa.Root.Certificate));
    }

    [Fact]
    public void Serials_are_positive_and_never_the_same()
    {
        var serials = Enumerable.Range(0, 1000).Select(_ => CertificateFactory.NewSerial()).ToList();
        Assert.All(serials, serial => Assert.InRange(serial[0], (byte)0x40, (byte)0x7F));
        Assert.Equal(1000, serials.Select(Convert.ToHexString).Distinct().Count());
    }

    private static string At => TestProvince.Now.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
}
