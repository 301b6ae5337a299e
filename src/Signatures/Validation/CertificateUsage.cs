using System.Security.Cryptography.X509Certificates;
using XaDienTu.Signatures.Certificates;

namespace XaDienTu.Signatures.Validation;

/// <summary>What a certificate was issued for: the key of a time-stamp authority or of an OCSP responder signs no documents (ETSI EN 319
/// 102-1, 5.2.6).</summary>
internal static class CertificateUsage
{
    private const X509KeyUsageFlags Signing = X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation;

    /// <summary>Usages that authorities give to people and agencies who sign: documents (RFC 9336, Microsoft, Adobe), mail, log-in,
    /// any.</summary>
    private static readonly string[] ForDocuments =
    [
        Oids.DocumentSigning, Oids.EmailProtection, "1.3.6.1.4.1.311.10.3.12", "1.2.840.113583.1.1.5", "1.3.6.1.5.5.7.3.2", "2.5.29.37.0",
    ];

    public static bool MaySignDocuments(X509Certificate2 certificate)
    {
        var usages = CertificateChecks.ExtendedKeyUsages(certificate);
        return MaySign(certificate)
            && !certificate.Extensions.OfType<X509BasicConstraintsExtension>().Any(basic => basic.CertificateAuthority)
            && !usages.Contains(Oids.TimeStamping) && !usages.Contains(Oids.OcspSigning)
            && (usages.Count == 0 || usages.Any(ForDocuments.Contains));
    }

    public static bool MayStampTime(X509Certificate2 certificate) => MaySign(certificate) && CertificateChecks.MayStampTime(certificate);

    private static bool MaySign(X509Certificate2 certificate) =>
        certificate.Extensions.OfType<X509KeyUsageExtension>().All(usage => (usage.KeyUsages & Signing) != 0);
}
