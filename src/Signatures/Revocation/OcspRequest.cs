using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;
using XaDienTu.Signatures.Certificates;

namespace XaDienTu.Signatures.Revocation;

/// <summary>A question to a responder (RFC 6960 §4.1); the requester's own signature is neither asked for nor read.</summary>
public sealed record OcspRequest(IReadOnlyList<OcspCertificateId> Ids, byte[]? Nonce)
{
    public const int MaximumBytes = 16 * 1024;
    public const int MaximumIds = 64;

    private static readonly Asn1Tag Version = new(TagClass.ContextSpecific, 0);
    private static readonly Asn1Tag RequestorName = new(TagClass.ContextSpecific, 1);
    private static readonly Asn1Tag Extensions = new(TagClass.ContextSpecific, 2);

    /// <param name="nonce">1 to 128 bytes (RFC 9654) or none.</param>
    public static byte[] Create(X509Certificate2 certificate, X509Certificate2 issuer, byte[]? nonce)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
            using (writer.PushSequence())
            {
                OcspCertificateId.Of(certificate, issuer, Oids.Sha1).Write(writer);
            }

            if (nonce is not null)
            {
                WriteNonce(writer, Extensions, nonce);
            }
        }

        return writer.Encode();
    }

    /// <exception cref="SignatureFormatException">ocsp-request-malformed, also over <see cref="MaximumIds"/> certificates.</exception>
    public static OcspRequest Read(byte[] request) => Bounded.Read(request, MaximumBytes, "ocsp-request-malformed", () =>
    {
        var outer = new AsnReader(request, AsnEncodingRules.DER);
        var content = outer.ReadSequence().ReadSequence();
        outer.ThrowIfNotEmpty();
        foreach (var optional in (ReadOnlySpan<Asn1Tag>)[Version, RequestorName])
        {
            if (content.PeekTag().HasSameClassAndValue(optional))
            {
                content.ReadEncodedValue();
            }
        }

        var ids = new List<OcspCertificateId>();
        var list = content.ReadSequence();
        while (list.HasData)
        {
            ids.Add(OcspCertificateId.Read(list.ReadSequence()));
            if (ids.Count > MaximumIds)
            {
                throw new AsnContentException("Too many certificates.");
            }
        }

        var nonce = content.HasData ? ReadNonce(content, Extensions) : null;
        return ids.Count > 0 ? new OcspRequest(ids, nonce) : throw new AsnContentException("No certificate.");
    });

    internal static void WriteNonce(AsnWriter writer, Asn1Tag tag, byte[] nonce)
    {
        using (writer.PushSequence(tag))
        using (writer.PushSequence())
        {
            CrlBuilder.WriteExtension(writer, Oids.OcspNonce, content => content.WriteOctetString(nonce));
        }
    }

    internal static byte[]? ReadNonce(AsnReader reader, Asn1Tag tag)
    {
        byte[]? nonce = null;
        var extensions = reader.ReadSequence(tag).ReadSequence();
        while (extensions.HasData)
        {
            var (oid, _, value) = CrlReader.ReadExtension(extensions);
            if (oid == Oids.OcspNonce)
            {
                nonce = new AsnReader(value, AsnEncodingRules.DER).ReadOctetString();
            }
        }

        return nonce is { Length: 0 or > 128 } ? throw new AsnContentException("The nonce has 1 to 128 bytes.") : nonce;
    }
}
