using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace XaDienTu.Signatures.Tests.Keys;

/// <summary>The least of an authority: issues on a PKCS#10 request whose own signature it has checked.</summary>
internal static class TokenTestAuthority
{
    private static readonly DateTimeOffset From = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Until = From.AddYears(20);
    private static readonly ECDsa Key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public static X509Certificate2 Root { get; } = MakeRoot();

    public static X509Certificate2 Issue(byte[] pkcs10, DateTimeOffset? from = null)
    {
        var request =
            CertificateRequest.LoadSigningRequest(pkcs10, HashAlgorithmName.SHA256, signerSignaturePadding: RSASignaturePadding.Pkcs1);
        return request.Create(
            Root.SubjectName, X509SignatureGenerator.CreateForECDsa(Key), from ?? From, Until, RandomNumberGenerator.GetBytes(12));
    }

    private static X509Certificate2 MakeRoot()
    {
        var request = new CertificateRequest("CN=Token tests", Key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        return request.CreateSelfSigned(From, Until);
    }
}
