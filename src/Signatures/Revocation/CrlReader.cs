using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography.X509Certificates;
using XaDienTu.Signatures.Certificates;

namespace XaDienTu.Signatures.Revocation;

/// <summary>Reads full revocation lists (RFC 5280 §5); delta and indirect ones, taken for full, would hide revocations.</summary>
public static class CrlReader
{
    public const int MaximumBytes = 32 * 1024 * 1024;

    private static readonly Asn1Tag Extensions = new(TagClass.ContextSpecific, 0);

    /// <exception cref="SignatureFormatException">
    /// crl-malformed, crl-unsupported (delta, indirect, for some reasons only, unknown critical extension).
    /// </exception>
    public static CertificateRevocationList Read(byte[] crl) => Bounded.Read(crl, MaximumBytes, "crl-malformed", () => ReadFrame(crl));

    private static CertificateRevocationList ReadFrame(byte[] crl)
    {
        var outer = new AsnReader(crl, AsnEncodingRules.DER);
        var frame = outer.ReadSequence();
        outer.ThrowIfNotEmpty();
        var content = frame.PeekEncodedValue();
        var reader = frame.ReadSequence();
        var algorithm = SignatureAlgorithms.ReadIdentifier(frame);
        var signature = frame.ReadBitString(out _);
        frame.ThrowIfNotEmpty();

        var hasExtensions = reader.PeekTag().HasSameClassAndValue(Asn1Tag.Integer) && reader.ReadInteger() == BigInteger.One;
        var inner = SignatureAlgorithms.ReadIdentifier(reader);
        if (inner != algorithm)
        {
            throw new AsnContentException("Two signature algorithms.");
        }

        var issuer = new X500DistinguishedName(reader.ReadEncodedValue().Span);
        var thisUpdate = ReadTime(reader);
        DateTimeOffset? nextUpdate = reader.HasData && IsTime(reader) ? ReadTime(reader) : null;
        var entries = reader.HasData && reader.PeekTag().HasSameClassAndValue(Asn1Tag.Sequence)
            ? ReadEntries(reader.ReadSequence())
            : [];
        BigInteger? number = null;
        if (hasExtensions && reader.HasData)
        {
            number = ReadExtensions(reader.ReadSequence(Extensions).ReadSequence());
        }

        reader.ThrowIfNotEmpty();
        return new CertificateRevocationList(algorithm, content, signature, entries)
        {
            Issuer = issuer, Number = number, ThisUpdate = thisUpdate, NextUpdate = nextUpdate,
        };
    }

    private static Dictionary<BigInteger, RevokedCertificate> ReadEntries(AsnReader list)
    {
        var entries = new Dictionary<BigInteger, RevokedCertificate>();
        while (list.HasData)
        {
            var line = list.ReadSequence();
            var serial = line.ReadInteger();
            var revokedAt = ReadTime(line);
            X509RevocationReason? reason = null;
            DateTimeOffset? invalidFrom = null;
            var extensions = line.HasData ? line.ReadSequence() : null;
            while (extensions?.HasData is true)
            {
                var (oid, critical, value) = ReadExtension(extensions);
                var inside = new AsnReader(value, AsnEncodingRules.DER);
                switch (oid)
                {
                    case Oids.CrlReason:
                        reason = (X509RevocationReason)inside.ReadEnumeratedValue<CrlReason>();
                        break;
                    case Oids.InvalidityDate:
                        invalidFrom = inside.ReadGeneralizedTime();
                        break;
                    case var _ when critical:
                        throw Unsupported(oid);
                }
            }

            // A list that names a serial twice counts from the first.
            var bytes = serial.ToByteArray(isUnsigned: serial.Sign >= 0, isBigEndian: true);
            entries.TryAdd(serial, new RevokedCertificate(bytes, revokedAt, reason, invalidFrom));
        }

        return entries;
    }

    private static BigInteger? ReadExtensions(AsnReader extensions)
    {
        BigInteger? number = null;
        while (extensions.HasData)
        {
            var (oid, critical, value) = ReadExtension(extensions);
            if (oid == Oids.CrlNumber)
            {
                number = new AsnReader(value, AsnEncodingRules.DER).ReadInteger();
            }
            else if (oid == Oids.IssuingDistributionPoint)
            {
                RefusePartialList(new AsnReader(value, AsnEncodingRules.DER).ReadSequence());
            }
            else if (critical)
            {
                throw Unsupported(oid);
            }
        }

        return number;
    }

    /// <summary>§5.2.5: the distribution point's name and "user certificates only" are harmless; other limits are not.</summary>
    private static void RefusePartialList(AsnReader point)
    {
        while (point.HasData)
        {
            if (point.PeekTag().TagValue > 1)
            {
                throw Unsupported(Oids.IssuingDistributionPoint);
            }

            point.ReadEncodedValue();
        }
    }

    internal static (string Oid, bool Critical, ReadOnlyMemory<byte> Value) ReadExtension(AsnReader extensions)
    {
        var extension = extensions.ReadSequence();
        var oid = extension.ReadObjectIdentifier();
        var critical = extension.PeekTag().HasSameClassAndValue(Asn1Tag.Boolean) && extension.ReadBoolean();
        return (oid, critical, extension.ReadOctetString());
    }

    private static bool IsTime(AsnReader reader) =>
        reader.PeekTag().HasSameClassAndValue(Asn1Tag.UtcTime) || reader.PeekTag().HasSameClassAndValue(Asn1Tag.GeneralizedTime);

    private static DateTimeOffset ReadTime(AsnReader reader) =>
        reader.PeekTag().HasSameClassAndValue(Asn1Tag.UtcTime) ? reader.ReadUtcTime() : reader.ReadGeneralizedTime();

    private static SignatureFormatException Unsupported(string oid) => new("crl-unsupported", $"The list has the extension {oid}.");
}
