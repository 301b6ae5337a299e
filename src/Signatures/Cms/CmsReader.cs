using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using XaDienTu.Signatures.Certificates;

namespace XaDienTu.Signatures.Cms;

/// <summary>Reads a CMS SignedData with one signer. Size and count of all parts are bounded.</summary>
public static class CmsReader
{
    private const int MaxBytes = 8 * 1024 * 1024;
    internal const int MaxCertificates = 64;
    // Each costs a verification and a chain.
    private const int MaxTimeStamps = 3;

    private static readonly HashSet<string> Judged =
        [CmsOids.ContentType, CmsOids.MessageDigest, CmsOids.SigningTime, CmsOids.SigningCertificateV2];

    /// <exception cref="SignatureFormatException">cms-too-large, cms-broken, cms-no-signer, cms-several-signers.</exception>
    public static CmsContent Read(byte[] cms)
    {
        ArgumentNullException.ThrowIfNull(cms);
        if (cms.Length > MaxBytes)
        {
            throw new SignatureFormatException("cms-too-large", "The CMS message is larger than any signature.");
        }

        try
        {
            return ReadSignedData(cms);
        }
        catch (Exception broken) when (broken is AsnContentException or CryptographicException or ArgumentException or OverflowException)
        {
            throw new SignatureFormatException("cms-broken", "The bytes are no CMS SignedData.", broken);
        }
    }

    /// <summary>
    /// How many certificates a message, or a time stamp, carries: to be asked before they are read, which costs more than all the rest.
    /// </summary>
    /// <returns>0 where it is none.</returns>
    internal static int CertificatesIn(byte[] cms)
    {
        try
        {
            var message = new AsnReader(cms, AsnEncodingRules.BER).ReadSequence();
            message.ReadEncodedValue();
            var data = message.ReadSequence(CmsOids.Explicit0).ReadSequence();
            data.ReadEncodedValue();
            data.ReadEncodedValue();
            data.ReadEncodedValue();
            var (set, count) = (Has(data, 0) ? data.ReadSetOf(skipSortOrderValidation: true, CmsOids.Explicit0) : null, 0);
            for (; set is { HasData: true }; count++)
            {
                set.ReadEncodedValue();
            }

            return count;
        }
        catch (AsnContentException)
        {
            return 0;
        }
    }

    private static CmsContent ReadSignedData(byte[] cms)
    {
        var message = new AsnReader(cms, AsnEncodingRules.BER).ReadSequence();
        if (message.ReadObjectIdentifier() != CmsOids.SignedData)
        {
            throw new SignatureFormatException("cms-broken", "The CMS message is no SignedData.");
        }

        var data = message.ReadSequence(CmsOids.Explicit0).ReadSequence();
        data.ReadInteger();
        data.ReadSetOf(skipSortOrderValidation: true);
        var encapsulated = Encapsulated(data.ReadSequence());
        var certificates = Has(data, 0) ? Certificates(data.ReadSetOf(skipSortOrderValidation: true, CmsOids.Explicit0)) : [];
        if (Has(data, 1))
        {
            data.ReadEncodedValue();
        }

        var signers = data.ReadSetOf(skipSortOrderValidation: true);
        if (!signers.HasData)
        {
            throw new SignatureFormatException("cms-no-signer", "The CMS message has no signer.");
        }

        var content = SignerInfo(signers.ReadSequence(), certificates) with { Content = encapsulated };
        return signers.HasData
            ? throw new SignatureFormatException("cms-several-signers", "The CMS message has several signers.")
            : content;
    }

    // RFC 5652 §5.2: absent in a detached signature.
    private static byte[]? Encapsulated(AsnReader info)
    {
        info.ReadObjectIdentifier();
        return info.HasData ? info.ReadSequence(CmsOids.Explicit0).ReadOctetString() : null;
    }

    private static CmsContent SignerInfo(AsnReader info, IReadOnlyList<X509Certificate2> certificates)
    {
        info.ReadInteger();
        var signer = FindSigner(info, certificates);
        var digest = Algorithm(info).Oid;
        // A bare null would become an empty memory here, and not none.
        var signedBytes = Has(info, 0) ? info.PeekEncodedValue() : (ReadOnlyMemory<byte>?)null;
        var signed = signedBytes is null ? [] : Attributes(info.ReadSetOf(skipSortOrderValidation: true, CmsOids.Explicit0));
        var (algorithm, parameters) = Algorithm(info);
        var value = info.ReadOctetString();
        var stamps = Has(info, 1) ? TimeStamps(info.ReadSetOf(skipSortOrderValidation: true, CmsOids.Explicit1)) : [];
        return new CmsContent
        {
            SignerCertificate = signer,
            Certificates = certificates,
            DigestAlgorithm = digest,
            SignatureAlgorithm = algorithm,
            MessageDigest = signed.TryGetValue(CmsOids.MessageDigest, out var hash) ? Reader(hash).ReadOctetString() : null,
            SignedAttributes = signedBytes is { } bytes ? Verify(signer, AsSet(bytes), digest, algorithm, parameters, value) : null,
            SigningCertificateV2Matches = signer is null ? null : MatchesCertificate(signed, signer),
            SigningTime = signed.TryGetValue(CmsOids.SigningTime, out var time) ? Time(Reader(time)) : null,
            TimeStampTokens = stamps,
            SignatureValue = value,
            AlgorithmParameters = parameters,
        };
    }

    private static SignatureFit Verify(
        X509Certificate2? signer, byte[] signed, string digest, string algorithm, ReadOnlyMemory<byte>? parameters, byte[] value) =>
        signer is null ? SignatureFit.Broken
        : CmsOids.Hash(digest) is not { } name || CmsOids.HashOf(name, signed) is not { } hash ? SignatureFit.NotSupported
        : SignatureValue.Verify(signer, hash, digest, algorithm, parameters, value);

    private static X509Certificate2? FindSigner(AsnReader info, IReadOnlyList<X509Certificate2> certificates)
    {
        if (Has(info, 0))
        {
            var key = info.ReadOctetString(new Asn1Tag(TagClass.ContextSpecific, 0));
            return certificates.FirstOrDefault(certificate => certificate.Extensions.OfType<X509SubjectKeyIdentifierExtension>()
                .Any(identifier => identifier.SubjectKeyIdentifierBytes.Span.SequenceEqual(key)));
        }

        var issuerAndSerial = info.ReadSequence();
        var issuer = issuerAndSerial.ReadEncodedValue();
        var serial = issuerAndSerial.ReadIntegerBytes();
        return certificates.FirstOrDefault(certificate =>
            DistinguishedNames.AreSame(certificate.IssuerName.RawData, issuer)
            && certificate.SerialNumberBytes.Span.SequenceEqual(serial.Span));
    }

    private static bool? MatchesCertificate(Dictionary<string, ReadOnlyMemory<byte>> signed, X509Certificate2 signer)
    {
        if (!signed.TryGetValue(CmsOids.SigningCertificateV2, out var attribute))
        {
            return null;
        }

        // RFC 5035 §3: the first identifier is the signer's.
        var certificate = Reader(attribute).ReadSequence().ReadSequence().ReadSequence();
        var algorithm = certificate.PeekTag().HasSameClassAndValue(Asn1Tag.Sequence) ? Algorithm(certificate).Oid : CmsOids.Sha256;
        return CmsOids.Hash(algorithm) is { } hash
            && CryptographicOperations.HashData(hash, signer.RawData).AsSpan().SequenceEqual(certificate.ReadOctetString());
    }

    private static List<X509Certificate2> Certificates(AsnReader set)
    {
        var certificates = new List<X509Certificate2>();
        while (set.HasData)
        {
            var tag = set.PeekTag();
            var encoded = set.ReadEncodedValue();
            // Attribute certificates and other formats are no X.509 certificates (RFC 5652 §10.2.2).
            if (tag.HasSameClassAndValue(Asn1Tag.Sequence))
            {
                certificates.Add(CertificateChecks.Load(encoded.Span));
            }

            if (certificates.Count > MaxCertificates)
            {
                throw new SignatureFormatException("cms-too-large", "The CMS message carries too many certificates.");
            }
        }

        return certificates;
    }

    // An attribute that stands twice could be read one way here and another way there. What nobody here reads may stand as often as it
    // likes.
    private static Dictionary<string, ReadOnlyMemory<byte>> Attributes(AsnReader set)
    {
        var attributes = new Dictionary<string, ReadOnlyMemory<byte>>();
        while (set.HasData)
        {
            var attribute = set.ReadSequence();
            var oid = attribute.ReadObjectIdentifier();
            var values = attribute.ReadSetOf(skipSortOrderValidation: true);
            if (!attributes.TryAdd(oid, values.ReadEncodedValue()) && Judged.Contains(oid))
            {
                throw new SignatureFormatException("cms-broken", $"The attribute {oid} stands twice.");
            }
        }

        return attributes;
    }

    // Unsigned attributes prove nothing by themselves, so one that stands twice is two.
    private static List<byte[]> TimeStamps(AsnReader set)
    {
        var stamps = new List<byte[]>();
        while (set.HasData)
        {
            var attribute = set.ReadSequence();
            var oid = attribute.ReadObjectIdentifier();
            var values = attribute.ReadSetOf(skipSortOrderValidation: true);
            while (oid == CmsOids.SignatureTimeStamp && values.HasData && stamps.Count < MaxTimeStamps)
            {
                stamps.Add(values.ReadEncodedValue().ToArray());
            }
        }

        return stamps;
    }

    private static DateTimeOffset Time(AsnReader value) =>
        value.PeekTag().HasSameClassAndValue(Asn1Tag.UtcTime) ? value.ReadUtcTime() : value.ReadGeneralizedTime();

    private static (string Oid, ReadOnlyMemory<byte>? Parameters) Algorithm(AsnReader reader)
    {
        var algorithm = reader.ReadSequence();
        return (algorithm.ReadObjectIdentifier(), algorithm.HasData ? algorithm.ReadEncodedValue() : (ReadOnlyMemory<byte>?)null);
    }

    // RFC 5652 §5.4: the signature is over the set with its own tag, not with the [0] it carries in the message.
    private static byte[] AsSet(ReadOnlyMemory<byte> attributes)
    {
        var set = attributes.ToArray();
        set[0] = 0x31;
        return set;
    }

    private static bool Has(AsnReader reader, int context) =>
        reader.HasData && reader.PeekTag() is { TagClass: TagClass.ContextSpecific } tag && tag.TagValue == context;

    private static AsnReader Reader(ReadOnlyMemory<byte> bytes) => new(bytes, AsnEncodingRules.BER);
}
