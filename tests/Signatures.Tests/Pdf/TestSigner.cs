using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using XaDienTu.Signatures.Keys;

namespace XaDienTu.Signatures.Tests.Pdf;

/// <summary>A key in memory under a chain of its own.</summary>
internal sealed class TestSigner : ISigningKey
{
    private static readonly DateTimeOffset From = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly (X509Certificate2 Certificate, RSA Key) Authority = Root();
    private readonly RSA? rsa;
    private readonly ECDsa? ecdsa;

    private TestSigner(string name, bool elliptic, X509Extension? purpose = null)
    {
        var subject = new X500DistinguishedName($"CN={name}");
        if (elliptic)
        {
            ecdsa = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        }
        else
        {
            rsa = RSA.Create(2048);
        }

        var request = rsa is null
            ? new CertificateRequest(subject, ecdsa!, HashAlgorithmName.SHA256)
            : new CertificateRequest(subject, rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(
            new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        if (purpose is not null)
        {
            request.CertificateExtensions.Add(purpose);
        }

        var generator = X509SignatureGenerator.CreateForRSA(Authority.Key, RSASignaturePadding.Pkcs1);
        Certificate =
            request.Create(Authority.Certificate.SubjectName, generator, From, From.AddYears(3), Guid.CreateVersion7().ToByteArray());
    }

    public static TestSigner Rsa { get; } = new("Nguyễn Thị Hồng Ánh", elliptic: false);

    public static TestSigner Ecdsa { get; } = new("Ủy ban nhân dân xã An Bình", elliptic: true);

    /// <summary>A time-stamp authority: RFC 3161 §2.3 wants this purpose alone, and critical.</summary>
    public static TestSigner Clock { get; } =
        new("Dấu thời gian thử", elliptic: false, new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.8")], true));

    public static X509Certificate2 AuthorityCertificate => Authority.Certificate;

    public X509Certificate2 Certificate { get; }

    public IReadOnlyList<X509Certificate2> Issuers => [Authority.Certificate];

    public string PrivateKeyPem => rsa?.ExportPkcs8PrivateKeyPem() ?? ecdsa!.ExportPkcs8PrivateKeyPem();

    public Task<IReadOnlyList<byte[]>> SignAsync(IReadOnlyList<byte[]> hashes, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<byte[]>>([.. hashes.Select(Sign)]);

    private static (X509Certificate2, RSA) Root()
    {
        var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=Chứng thực thử, O=Tỉnh thử", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        return (request.CreateSelfSigned(From, From.AddYears(10)), key);
    }

    private byte[] Sign(byte[] hash) => rsa is null
        ? ecdsa!.SignHash(hash, DSASignatureFormat.Rfc3279DerSequence)
        : rsa.SignHash(hash, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
}
