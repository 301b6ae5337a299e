using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;
using XaDienTu.Signatures.Certificates;

namespace XaDienTu.Signatures.Revocation;

/// <summary>CertID, RFC 6960 §4.1.1: the certificate's issuer by two hashes, and its serial number.</summary>
/// <param name="HashAlgorithm">SHA-1 is allowed: it names the issuer and protects nothing.</param>
/// <param name="Serial">Big-endian, unsigned.</param>
public sealed record OcspCertificateId(string HashAlgorithm, byte[] IssuerNameHash, byte[] IssuerKeyHash, byte[] Serial)
{
    internal static OcspCertificateId Of(X509Certificate2 certificate, X509Certificate2 issuer, string hashAlgorithm) => new(
        hashAlgorithm, CertificateDigests.Of(hashAlgorithm, issuer.SubjectName.RawData)!,
        CertificateDigests.Of(hashAlgorithm, issuer.PublicKey.EncodedKeyValue.RawData)!, certificate.SerialNumberBytes.ToArray());

    public bool NamesIssuer(X509Certificate2 issuer) =>
        Fits(issuer.SubjectName.RawData, IssuerNameHash) && Fits(issuer.PublicKey.EncodedKeyValue.RawData, IssuerKeyHash);

    private bool Fits(byte[] content, byte[] hash) =>
        CertificateDigests.Of(HashAlgorithm, content) is { } digest && digest.AsSpan().SequenceEqual(hash);

    public bool Names(X509Certificate2 certificate, X509Certificate2 issuer) =>
        CrlBuilder.Trimmed(Serial).SequenceEqual(CrlBuilder.Trimmed(certificate.SerialNumberBytes.ToArray())) && NamesIssuer(issuer);

    internal static OcspCertificateId Read(AsnReader reader)
    {
        var id = reader.ReadSequence();
        var hashAlgorithm = SignatureAlgorithms.ReadIdentifier(id);
        var name = id.ReadOctetString();
        var key = id.ReadOctetString();
        var serial = id.ReadInteger();
        id.ThrowIfNotEmpty();
        return serial.Sign >= 0
            ? new OcspCertificateId(hashAlgorithm, name, key, serial.ToByteArray(isUnsigned: true, isBigEndian: true))
            : throw new AsnContentException("A negative serial number.");
    }

    internal void Write(AsnWriter writer)
    {
        using var id = writer.PushSequence();
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(HashAlgorithm);
            writer.WriteNull();
        }

        writer.WriteOctetString(IssuerNameHash);
        writer.WriteOctetString(IssuerKeyHash);
        writer.WriteIntegerUnsigned(CrlBuilder.Trimmed(Serial));
    }
}
