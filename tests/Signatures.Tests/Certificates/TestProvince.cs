using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using XaDienTu.Signatures.Certificates;

namespace XaDienTu.Signatures.Tests.Certificates;

/// <summary>Root, issuing CA and holders of a province. Times hang on the clock: "openssl ocsp" knows no other.</summary>
internal sealed class TestProvince
{
    public static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds());
    public static readonly DateTimeOffset Start = Now.AddMonths(-6);

    public static readonly CertificateUrls Urls = new(
        new Uri("http://ca.tinh.example/issuing.crl"), new Uri("http://ca.tinh.example/ocsp"),
        new Uri("http://ca.tinh.example/issuing.cer"));

    public static TestProvince Rsa { get; } = new(() => KeyPairs.NewRsa());

    public static TestProvince Ecdsa { get; } = new(KeyPairs.NewEcdsa);

    private readonly Func<AsymmetricAlgorithm> newKey;

    private TestProvince(Func<AsymmetricAlgorithm> newKey)
    {
        this.newKey = newKey;
        var rootKey = newKey();
        Root = new(CertificateFactory.CreateRoot(
            new CertificateSubject { CommonName = "Gốc chứng thực tỉnh Thử Nghiệm", Organization = "Ủy ban nhân dân tỉnh Thử Nghiệm" },
            rootKey, CertificateFactory.NewSerial(), Start, Start.AddYears(20)), rootKey);
        var issuingKey = newKey();
        Issuing = new(CertificateFactory.IssueAuthority(
            new CertificateSubject { CommonName = "Chứng thực chữ ký số tỉnh Thử Nghiệm" }, new PublicKey(issuingKey), Root,
            CertificateFactory.NewSerial(), Start, Start.AddYears(10), Urls), issuingKey);
    }

    public static TestProvince Of(string kind) => kind == "ECDSA" ? Ecdsa : Rsa;

    public CertificateAuthority Root { get; }

    public CertificateAuthority Issuing { get; }

    public CertificateAuthority Issue(CertificateProfile profile, CertificateSubject? subject = null, DateTimeOffset? to = null)
    {
        var key = newKey();
        subject ??= new CertificateSubject
        {
            CommonName = "Nguyễn Thị Hằng", Organization = "Ủy ban nhân dân xã Đông Hòa", OrganizationalUnit = "Văn phòng",
            Title = "Phó Chủ tịch", Identifier = "CB-000123",
        };
        return new(
            CertificateFactory.Issue(
                profile, subject, new PublicKey(key), Issuing, CertificateFactory.NewSerial(), Start, to ?? Start.AddYears(2), Urls),
            key);
    }
}
