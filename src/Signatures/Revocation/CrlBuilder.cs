using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using XaDienTu.Signatures.Certificates;

namespace XaDienTu.Signatures.Revocation;

/// <summary>Makes a full certificate revocation list, version 2 (RFC 5280 §5), signed with SHA-256.</summary>
public static class CrlBuilder
{
    // The framework's own builder cannot write invalidity dates.
    private static readonly byte[] Zero = [0];

    /// <param name="number">Grows with each list of this issuer.</param>
    public static byte[] Build(
        CertificateAuthority issuer, BigInteger number, DateTimeOffset thisUpdate, DateTimeOffset nextUpdate,
        IEnumerable<RevokedCertificate> revoked)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(1);
            writer.WriteEncodedValue(SignatureAlgorithms.Generator(issuer.Key).GetSignatureAlgorithmIdentifier(HashAlgorithmName.SHA256));
            writer.WriteEncodedValue(issuer.Certificate.SubjectName.RawData);
            WriteTime(writer, thisUpdate);
            WriteTime(writer, nextUpdate);
            WriteEntries(writer, revoked);
            using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 0)))
            using (writer.PushSequence())
            {
                var identifier = CertificateFactory.AuthorityKeyIdentifier(issuer.Certificate);
                WriteExtension(writer, Oids.AuthorityKeyIdentifier, content => content.WriteEncodedValue(identifier.RawData));
                WriteExtension(writer, Oids.CrlNumber, content => content.WriteInteger(number));
            }
        }

        return SignatureAlgorithms.Seal(writer.Encode(), issuer.Key);
    }

    private static void WriteEntries(AsnWriter writer, IEnumerable<RevokedCertificate> revoked)
    {
        using var entries = revoked.GetEnumerator();
        if (!entries.MoveNext())
        {
            // §5.1.2.6: an empty list is left out.
            return;
        }

        using var list = writer.PushSequence();
        do
        {
            var entry = entries.Current;
            using var line = writer.PushSequence();
            writer.WriteIntegerUnsigned(Trimmed(entry.Serial));
            WriteTime(writer, entry.RevokedAt);
            // §5.3.1: "unspecified" is said by leaving the reason out.
            var reason = entry.Reason is X509RevocationReason.Unspecified ? null : entry.Reason;
            if (reason is null && entry.InvalidFrom is null)
            {
                continue;
            }

            using var extensions = writer.PushSequence();
            if (reason is { } known)
            {
                WriteExtension(writer, Oids.CrlReason, content => content.WriteEnumeratedValue((CrlReason)known));
            }

            if (entry.InvalidFrom is { } from)
            {
                WriteExtension(writer, Oids.InvalidityDate, content => content.WriteGeneralizedTime(from, omitFractionalSeconds: true));
            }
        }
        while (entries.MoveNext());
    }

    internal static void WriteExtension(AsnWriter writer, string oid, Action<AsnWriter> content)
    {
        using var extension = writer.PushSequence();
        writer.WriteObjectIdentifier(oid);
        using (writer.PushOctetString())
        {
            content(writer);
        }
    }

    /// <summary>§5.1.2.4: UTCTime through 2049, GeneralizedTime after.</summary>
    private static void WriteTime(AsnWriter writer, DateTimeOffset time)
    {
        if (time.UtcDateTime.Year < 2050)
        {
            writer.WriteUtcTime(time);
        }
        else
        {
            writer.WriteGeneralizedTime(time, omitFractionalSeconds: true);
        }
    }

    internal static ReadOnlySpan<byte> Trimmed(byte[] serial)
    {
        ReadOnlySpan<byte> trimmed = serial.AsSpan().TrimStart((byte)0);
        return trimmed.IsEmpty ? Zero : trimmed;
    }
}

/// <summary>The reason on the wire; the framework's enum has the same numbers but no ENUMERATED form.</summary>
internal enum CrlReason
{
    Unspecified = 0,
    KeyCompromise = 1,
    CACompromise = 2,
    AffiliationChanged = 3,
    Superseded = 4,
    CessationOfOperation = 5,
    CertificateHold = 6,
    RemoveFromCrl = 8,
    PrivilegeWithdrawn = 9,
    AACompromise = 10,
}
