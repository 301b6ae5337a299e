using System.Security.Cryptography.X509Certificates;
using XaDienTu.Signatures.Certificates;

namespace XaDienTu.Signatures.Validation;

/// <summary>The signer's name, post and agency out of a certificate's subject.</summary>
internal static class SignerName
{
    private const string CommonName = "2.5.4.3";
    private const string Organization = "2.5.4.10";

    public static SignerFacts Of(X509Certificate2 certificate) => new(
        Find(certificate, CommonName) ?? certificate.Subject,
        Find(certificate, Organization),
        Find(certificate, Oids.Title),
        Find(certificate, Oids.SerialNumber),
        certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: true),
        certificate.SerialNumber.ToLowerInvariant(),
        new DateTimeOffset(certificate.NotBefore.ToUniversalTime()),
        new DateTimeOffset(certificate.NotAfter.ToUniversalTime()));

    private static string? Find(X509Certificate2 certificate, string oid) => certificate.SubjectName.EnumerateRelativeDistinguishedNames()
        .Where(name => !name.HasMultipleElements && name.GetSingleElementType().Value == oid)
        .Select(name => name.GetSingleElementValue())
        .FirstOrDefault();
}
