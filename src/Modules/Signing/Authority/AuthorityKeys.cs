using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using XaDienTu.Signatures.Certificates;
using XaDienTu.Signatures.TimeStamps;

namespace XaDienTu.Signing.Authority;

/// <summary>The authority's certificates with their opened keys, for as long as a node keeps them in memory.</summary>
internal sealed record AuthorityKeys(
    CertificateAuthority Root, CertificateAuthority Issuing, CertificateAuthority Ocsp, CertificateAuthority Stamping)
{
    /// <summary>From the issuer of holders' certificates up to the root.</summary>
    public IReadOnlyList<X509Certificate2> Issuers => [Issuing.Certificate, Root.Certificate];

    public TsaIdentity Stamper => new(Stamping.Certificate, Stamping.Key, Issuers, CertificateProfile.TimeStamping.Policy);

    public static AsymmetricAlgorithm PrivateKeyOf(X509Certificate2 certificate) =>
        (AsymmetricAlgorithm?)certificate.GetECDsaPrivateKey() ?? certificate.GetRSAPrivateKey()
        ?? throw new InvalidOperationException($"{certificate.Subject} has no key here.");
}
