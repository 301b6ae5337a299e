using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace XaDienTu.Signatures.Certificates;

/// <summary>Issues certificates by RFC 5280, signed with SHA-256. The answers hold no private key.</summary>
public static class CertificateFactory
{
    /// <summary>128 random bits, positive (RFC 5280 §4.1.2.2).</summary>
    public static byte[] NewSerial()
    {
        var serial = RandomNumberGenerator.GetBytes(16);
        serial[0] = (byte)((serial[0] & 0x7F) | 0x40);
        return serial;
    }

    public static X509Certificate2 CreateRoot(
        CertificateSubject subject, AsymmetricAlgorithm key, byte[] serial, DateTimeOffset from, DateTimeOffset to)
    {
        var name = subject.ToName();
        var publicKey = PublicKeyOf(key);
        var request = NewRequest(name, publicKey);
        AddAuthority(request, pathLength: null);
        return Create(request, name, key, serial, from, to);
    }

    /// <summary>A CA that issues to holders only (path length 0).</summary>
    /// <exception cref="ArgumentException">The subject is too long, or the time reaches beyond the issuer's.</exception>
    public static X509Certificate2 IssueAuthority(
        CertificateSubject subject, PublicKey publicKey, CertificateAuthority issuer, byte[] serial, DateTimeOffset from, DateTimeOffset to,
        CertificateUrls urls)
    {
        var request = NewRequest(subject.ToName(), publicKey);
        AddAuthority(request, pathLength: 0);
        request.CertificateExtensions.Add(Policies("2.5.29.32.0"));
        AddIssuer(request, issuer.Certificate, from, to, urls);
        return Create(request, issuer.Certificate.SubjectName, issuer.Key, serial, from, to);
    }

    /// <summary>A holder's certificate.</summary>
    /// <exception cref="ArgumentException">The subject is too long, or the time reaches beyond the issuer's.</exception>
    public static X509Certificate2 Issue(
        CertificateProfile profile, CertificateSubject subject, PublicKey publicKey, CertificateAuthority issuer, byte[] serial,
        DateTimeOffset from, DateTimeOffset to, CertificateUrls urls)
    {
        var request = NewRequest(subject.ToName(), publicKey);
        var extensions = request.CertificateExtensions;
        extensions.Add(new X509BasicConstraintsExtension(false, false, 0, critical: true));
        extensions.Add(new X509KeyUsageExtension(profile.KeyUsage, critical: true));
        var usages = new OidCollection();
        foreach (var usage in profile.ExtendedKeyUsages)
        {
            usages.Add(new Oid(usage));
        }

        extensions.Add(new X509EnhancedKeyUsageExtension(usages, profile.ExtendedKeyUsageCritical));
        extensions.Add(Policies(profile.Policy));
        if (profile.NoRevocationCheck)
        {
            extensions.Add(new X509Extension(Oids.OcspNoCheck, [0x05, 0x00], critical: false));
        }

        AddIssuer(request, issuer.Certificate, from, to, urls);
        return Create(request, issuer.Certificate.SubjectName, issuer.Key, serial, from, to);
    }

    public static PublicKey PublicKeyOf(AsymmetricAlgorithm key) => new(key);

    private static CertificateRequest NewRequest(X500DistinguishedName subject, PublicKey publicKey)
    {
        var request = new CertificateRequest(subject, publicKey, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        // RFC 7093 §2 method 1: an identifier without SHA-1.
        request.CertificateExtensions.Add(
            new X509SubjectKeyIdentifierExtension(publicKey, X509SubjectKeyIdentifierHashAlgorithm.ShortSha256, critical: false));
        return request;
    }

    private static void AddAuthority(CertificateRequest request, int? pathLength)
    {
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, pathLength is not null, pathLength ?? 0, critical: true));
        request.CertificateExtensions.Add(
            new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
    }

    private static void AddIssuer(
        CertificateRequest request, X509Certificate2 issuer, DateTimeOffset from, DateTimeOffset to, CertificateUrls urls)
    {
        if (to <= from || to.UtcDateTime > issuer.NotAfter.ToUniversalTime() || from.UtcDateTime < issuer.NotBefore.ToUniversalTime())
        {
            throw new ArgumentException("The validity lies within the issuer's.", nameof(to));
        }

        request.CertificateExtensions.Add(AuthorityKeyIdentifier(issuer));
        if (urls.Crl is { } crl)
        {
            request.CertificateExtensions.Add(CertificateRevocationListBuilder.BuildCrlDistributionPointExtension([crl.AbsoluteUri]));
        }

        if (urls.Ocsp is not null || urls.Issuer is not null)
        {
            request.CertificateExtensions.Add(new X509AuthorityInformationAccessExtension(
                urls.Ocsp is { } ocsp ? [ocsp.AbsoluteUri] : null, urls.Issuer is { } certificate ? [certificate.AbsoluteUri] : null));
        }
    }

    internal static X509Extension AuthorityKeyIdentifier(X509Certificate2 issuer) =>
        issuer.Extensions.OfType<X509SubjectKeyIdentifierExtension>().FirstOrDefault() is { } identifier
            ? X509AuthorityKeyIdentifierExtension.CreateFromSubjectKeyIdentifier(identifier)
            : X509AuthorityKeyIdentifierExtension.CreateFromIssuerNameAndSerialNumber(issuer.IssuerName, issuer.SerialNumberBytes.Span);

    private static X509Extension Policies(string policy)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(policy);
        }

        return new X509Extension(Oids.CertificatePolicies, writer.Encode(), critical: false);
    }

    private static X509Certificate2 Create(
        CertificateRequest request, X500DistinguishedName issuer, AsymmetricAlgorithm key, byte[] serial, DateTimeOffset from,
        DateTimeOffset to) =>
        request.Create(issuer, SignatureAlgorithms.Generator(key), from, to, serial);
}
