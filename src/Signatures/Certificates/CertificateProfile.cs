using System.Security.Cryptography.X509Certificates;

namespace XaDienTu.Signatures.Certificates;

/// <summary>What a certificate may be used for, as data: key usage, extended key usage, policy.</summary>
public sealed record CertificateProfile
{
    public required string Name { get; init; }

    public required X509KeyUsageFlags KeyUsage { get; init; }

    public required IReadOnlyList<string> ExtendedKeyUsages { get; init; }

    /// <summary>RFC 3161 §2.3 wants the time-stamping usage alone and critical.</summary>
    public bool ExtendedKeyUsageCritical { get; init; }

    /// <summary>id-pkix-ocsp-nocheck (RFC 6960 §4.2.2.2.1): nobody asks about the responder itself, so let it live for a short
    /// time.</summary>
    public bool NoRevocationCheck { get; init; }

    public required string Policy { get; init; }

    // Emailprotection beside document signing: pdfsig and "openssl cms" ask for it.
    /// <summary>An officer or citizen who signs documents.</summary>
    public static CertificateProfile Person { get; } = new()
    {
        Name = "person",
        KeyUsage = X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation,
        ExtendedKeyUsages = [Oids.DocumentSigning, Oids.EmailProtection],
        Policy = Oids.PersonPolicy,
    };

    /// <summary>An agency's seal.</summary>
    public static CertificateProfile Agency { get; } = Person with { Name = "agency", Policy = Oids.AgencyPolicy };

    public static CertificateProfile TimeStamping { get; } = new()
    {
        Name = "time-stamping",
        KeyUsage = X509KeyUsageFlags.DigitalSignature,
        ExtendedKeyUsages = [Oids.TimeStamping],
        ExtendedKeyUsageCritical = true,
        Policy = Oids.TimeStampingPolicy,
    };

    public static CertificateProfile Ocsp { get; } = new()
    {
        Name = "ocsp",
        KeyUsage = X509KeyUsageFlags.DigitalSignature,
        ExtendedKeyUsages = [Oids.OcspSigning],
        NoRevocationCheck = true,
        Policy = Oids.OcspPolicy,
    };
}

/// <summary>Where relying parties look: revocation list, OCSP responder, the issuer's own certificate. Absent ones are left out.</summary>
public sealed record CertificateUrls(Uri? Crl, Uri? Ocsp, Uri? Issuer)
{
    public static CertificateUrls None { get; } = new(null, null, null);
}

/// <summary>A certificate with its private key, which the caller owns and disposes.</summary>
public sealed record CertificateAuthority(X509Certificate2 Certificate, System.Security.Cryptography.AsymmetricAlgorithm Key);
