using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;
using XaDienTu.Signatures.Certificates;

namespace XaDienTu.Signatures.Revocation;

/// <summary>Reads OCSP responses (RFC 6960 §4.2).</summary>
public static class OcspReader
{
    /// <summary>A responder sends its own, and perhaps its issuer's.</summary>
    private const int MaxCertificates = 4;

    public const int MaximumBytes = 256 * 1024;
    private const int MaximumItems = 256;

    private static readonly Asn1Tag Tag0 = new(TagClass.ContextSpecific, 0);
    private static readonly Asn1Tag Tag1 = new(TagClass.ContextSpecific, 1);
    private static readonly Asn1Tag Tag2 = new(TagClass.ContextSpecific, 2);

    /// <exception cref="SignatureFormatException">ocsp-malformed; ocsp-failed when the responder refused (tryLater and the
    /// like).</exception>
    public static OcspAnswer Read(byte[] response) => Bounded.Read(response, MaximumBytes, "ocsp-malformed", () =>
    {
        var reader = new AsnReader(response, AsnEncodingRules.DER);
        var outer = reader.ReadSequence();
        reader.ThrowIfNotEmpty();
        var outcome = outer.ReadEnumeratedValue<OcspOutcome>();
        if (outcome is not OcspOutcome.Successful)
        {
            throw new SignatureFormatException("ocsp-failed", $"The responder answered {outcome}.");
        }

        var typed = outer.ReadSequence(Tag0).ReadSequence();
        return typed.ReadObjectIdentifier() == Oids.OcspBasic
            ? ReadBasic(typed.ReadOctetString())
            : throw new AsnContentException("Not a basic response.");
    });

    private static OcspAnswer ReadBasic(byte[] basic)
    {
        var reader = new AsnReader(basic, AsnEncodingRules.DER);
        var frame = reader.ReadSequence();
        reader.ThrowIfNotEmpty();
        var content = frame.PeekEncodedValue();
        var data = frame.ReadSequence();
        var algorithm = SignatureAlgorithms.ReadIdentifier(frame);
        var signature = frame.ReadBitString(out _);
        var certificates = new List<ReadOnlyMemory<byte>>();
        if (frame.HasData)
        {
            var list = frame.ReadSequence(Tag0).ReadSequence();
            while (list.HasData && certificates.Count < MaxCertificates)
            {
                certificates.Add(list.ReadEncodedValue());
            }
        }

        if (data.PeekTag().HasSameClassAndValue(Tag0))
        {
            data.ReadEncodedValue();
        }

        // The responder's name or key hash only helps to find the certificate; the signature decides.
        data.ReadEncodedValue();
        var producedAt = data.ReadGeneralizedTime();
        var items = ReadItems(data.ReadSequence());
        var nonce = data.HasData ? OcspRequest.ReadNonce(data, Tag1) : null;
        return new OcspAnswer(algorithm, content, signature, certificates) { ProducedAt = producedAt, Items = items, Nonce = nonce };
    }

    private static List<OcspItem> ReadItems(AsnReader list)
    {
        var items = new List<OcspItem>();
        while (list.HasData)
        {
            var single = list.ReadSequence();
            var id = OcspCertificateId.Read(single);
            var status = ReadStatus(single);
            var thisUpdate = single.ReadGeneralizedTime();
            DateTimeOffset? nextUpdate = single.HasData && single.PeekTag().HasSameClassAndValue(Tag0)
                ? single.ReadSequence(Tag0).ReadGeneralizedTime()
                : null;
            items.Add(new OcspItem(id, status, thisUpdate, nextUpdate));
            if (items.Count > MaximumItems)
            {
                throw new AsnContentException("Too many answers.");
            }
        }

        return items;
    }

    private static OcspStatus ReadStatus(AsnReader single)
    {
        var tag = single.PeekTag();
        if (tag.HasSameClassAndValue(Tag1))
        {
            var revoked = single.ReadSequence(Tag1);
            var at = revoked.ReadGeneralizedTime();
            return OcspStatus.Revoked(
                at, revoked.HasData ? (X509RevocationReason)revoked.ReadSequence(Tag0).ReadEnumeratedValue<CrlReason>() : null);
        }

        var good = tag.HasSameClassAndValue(Tag0);
        single.ReadNull(good ? Tag0 : Tag2);
        return good ? OcspStatus.Good : OcspStatus.Unknown;
    }
}

/// <summary>What a responder says about one certificate, and for which time.</summary>
public sealed record OcspItem(OcspCertificateId Id, OcspStatus Status, DateTimeOffset ThisUpdate, DateTimeOffset? NextUpdate);

/// <summary>An OCSP answer as read; nothing in it is believed before <see cref="ResponderFor"/>.</summary>
public sealed class OcspAnswer
{
    private readonly string algorithm;
    private readonly ReadOnlyMemory<byte> content;
    private readonly byte[] signature;
    // A file may bring thousands, and most answers are for certificates that nobody asks about: read once somebody does.
    private readonly Lazy<List<X509Certificate2>> certificates;

    internal OcspAnswer(string algorithm, ReadOnlyMemory<byte> content, byte[] signature, IReadOnlyList<ReadOnlyMemory<byte>> encoded)
    {
        (this.algorithm, this.content, this.signature) = (algorithm, content, signature);
        certificates = new(() => [.. encoded.Select(Load).OfType<X509Certificate2>()]);
    }

    public required DateTimeOffset ProducedAt { get; init; }

    public required IReadOnlyList<OcspItem> Items { get; init; }

    public required byte[]? Nonce { get; init; }

    public IReadOnlyList<X509Certificate2> Certificates => certificates.Value;

    public OcspItem? Find(X509Certificate2 certificate, X509Certificate2 issuer) =>
        Items.FirstOrDefault(item => item.Id.Names(certificate, issuer));

    /// <summary>
    /// The certificate that signed the answer (SHA-256 and above), if it had the right to: the issuer itself, or a delegate that this
    /// issuer gave the OCSP signing usage (§4.2.2.2), valid when the answer was produced. Null: do not believe it.
    /// </summary>
    public X509Certificate2? ResponderFor(X509Certificate2 issuer) =>
        SignatureAlgorithms.Verify(issuer, algorithm, content.Span, signature)
            ? issuer
            : Certificates.FirstOrDefault(delegated =>
                CertificateChecks.ExtendedKeyUsages(delegated).Contains(Oids.OcspSigning)
                && CertificateChecks.IsValidAt(delegated, ProducedAt)
                && SignatureAlgorithms.Verify(delegated, algorithm, content.Span, signature)
                && CertificateChecks.IsIssuedBy(delegated, issuer));

    // What cannot be read signed nothing.
    private static X509Certificate2? Load(ReadOnlyMemory<byte> encoded)
    {
        try
        {
            return CertificateChecks.Load(encoded.Span);
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }
}
