using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace XaDienTu.Signatures.Certificates;

/// <summary>Questions about one certificate, without a chain, a store or the net.</summary>
public static class CertificateChecks
{
    /// <summary>Loads a stranger's DER certificate so that no later question about it throws.</summary>
    /// <exception cref="CryptographicException">Not a certificate through and through.</exception>
    internal static X509Certificate2 Load(ReadOnlySpan<byte> der)
    {
        var certificate = X509CertificateLoader.LoadCertificate(der);
        Touch(certificate);
        return certificate;
    }

    /// <summary>The framework reads dates, key and extensions when asked and throws only then; here it is asked once.</summary>
    /// <exception cref="CryptographicException">Something in the certificate is broken.</exception>
    internal static void Touch(X509Certificate2 certificate)
    {
        _ = certificate.NotBefore < certificate.NotAfter;
        _ = certificate.Subject.Length + certificate.Issuer.Length;
        _ = certificate.PublicKey.EncodedKeyValue.RawData;
        foreach (var extension in certificate.Extensions)
        {
            _ = extension switch
            {
                X509EnhancedKeyUsageExtension usage => usage.EnhancedKeyUsages.Count,
                X509KeyUsageExtension usage => (int)usage.KeyUsages,
                X509BasicConstraintsExtension constraints => constraints.PathLengthConstraint,
                X509SubjectKeyIdentifierExtension identifier => identifier.SubjectKeyIdentifierBytes.Length,
                _ => 0,
            };
        }
    }

    /// <summary>The issuer's name matches and its key verifies the certificate's signature (SHA-256 and above).</summary>
    public static bool IsIssuedBy(X509Certificate2 certificate, X509Certificate2 issuer)
    {
        if (!certificate.IssuerName.RawData.AsSpan().SequenceEqual(issuer.SubjectName.RawData))
        {
            return false;
        }

        try
        {
            var frame = new AsnReader(certificate.RawData, AsnEncodingRules.DER).ReadSequence();
            var content = frame.ReadEncodedValue();
            var algorithm = SignatureAlgorithms.ReadIdentifier(frame);
            return SignatureAlgorithms.Verify(issuer, algorithm, content.Span, frame.ReadBitString(out _));
        }
        catch (AsnContentException)
        {
            return false;
        }
    }

    public static bool IsValidAt(X509Certificate2 certificate, DateTimeOffset at) =>
        at.UtcDateTime >= certificate.NotBefore.ToUniversalTime() && at.UtcDateTime <= certificate.NotAfter.ToUniversalTime();

    /// <summary>The extended key usages, empty when the certificate does not limit them.</summary>
    public static IReadOnlyList<string> ExtendedKeyUsages(X509Certificate2 certificate) =>
        [.. certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>()
            .SelectMany(extension => extension.EnhancedKeyUsages.Cast<Oid>())
            .Select(oid => oid.Value ?? "")];

    /// <summary>RFC 3161 §2.3: the extension is critical and holds the time-stamping usage alone.</summary>
    public static bool MayStampTime(X509Certificate2 certificate) =>
        certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>().FirstOrDefault() is { Critical: true }
        && ExtendedKeyUsages(certificate) is [Oids.TimeStamping];
}
