using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;
using XaDienTu.Signatures.Certificates;

namespace XaDienTu.Signatures.Revocation;

/// <summary>Answers OCSP questions (RFC 6960 §4.2) for one issuer.</summary>
public static class OcspResponder
{
    private static readonly Asn1Tag Tag0 = new(TagClass.ContextSpecific, 0);
    private static readonly Asn1Tag Tag1 = new(TagClass.ContextSpecific, 1);
    private static readonly Asn1Tag Tag2 = new(TagClass.ContextSpecific, 2);

    /// <summary>Answers a DER OCSPResponse: malformedRequest for garbage, never an exception for what the request holds.</summary>
    /// <param name="status">State by serial number (big-endian, unsigned); other issuers' certificates are unknown without asking.</param>
    /// <param name="responder">The issuer itself or its delegate with the OCSP profile.</param>
    /// <param name="validity">How long the answer may be kept.</param>
    public static byte[] Answer(
        byte[] request, Func<byte[], OcspStatus> status, X509Certificate2 issuer, CertificateAuthority responder, DateTimeOffset now,
        TimeSpan validity)
    {
        OcspRequest asked;
        try
        {
            asked = OcspRequest.Read(request);
        }
        catch (SignatureFormatException)
        {
            return Failure(OcspOutcome.MalformedRequest);
        }

        var answers = asked.Ids.Select(id => (id, id.NamesIssuer(issuer) ? status(id.Serial) : OcspStatus.Unknown));
        var basic = SignatureAlgorithms.Seal(
            Content(answers, asked.Nonce, responder.Certificate, now, now + validity), responder.Key, writer =>
        {
            using (writer.PushSequence(Tag0))
            using (writer.PushSequence())
            {
                writer.WriteEncodedValue(responder.Certificate.RawData);
            }
        });
        return Response(OcspOutcome.Successful, basic);
    }

    /// <summary>An answer without content, such as tryLater.</summary>
    public static byte[] Failure(OcspOutcome outcome) => Response(outcome, null);

    private static byte[] Response(OcspOutcome outcome, byte[]? basic)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteEnumeratedValue(outcome);
            if (basic is not null)
            {
                using (writer.PushSequence(Tag0))
                using (writer.PushSequence())
                {
                    writer.WriteObjectIdentifier(Oids.OcspBasic);
                    writer.WriteOctetString(basic);
                }
            }
        }

        return writer.Encode();
    }

    private static byte[] Content(
        IEnumerable<(OcspCertificateId Id, OcspStatus Status)> answers, byte[]? nonce, X509Certificate2 responder, DateTimeOffset now,
        DateTimeOffset nextUpdate)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            // ResponderID byKey is defined as the SHA-1 of the key (§4.2.1): a name, not a protection.
            using (writer.PushSequence(Tag2))
            {
                writer.WriteOctetString(CertificateDigests.Sha1(responder.PublicKey.EncodedKeyValue.RawData));
            }

            writer.WriteGeneralizedTime(now, omitFractionalSeconds: true);
            using (writer.PushSequence())
            {
                foreach (var (id, status) in answers)
                {
                    using var single = writer.PushSequence();
                    id.Write(writer);
                    WriteStatus(writer, status);
                    writer.WriteGeneralizedTime(now, omitFractionalSeconds: true);
                    using (writer.PushSequence(Tag0))
                    {
                        writer.WriteGeneralizedTime(nextUpdate, omitFractionalSeconds: true);
                    }
                }
            }

            if (nonce is not null)
            {
                OcspRequest.WriteNonce(writer, Tag1, nonce);
            }
        }

        return writer.Encode();
    }

    private static void WriteStatus(AsnWriter writer, OcspStatus status)
    {
        switch (status.State)
        {
            case OcspState.Good:
                writer.WriteNull(Tag0);
                break;
            case OcspState.Unknown:
                writer.WriteNull(Tag2);
                break;
            case OcspState.Revoked:
                using (writer.PushSequence(Tag1))
                {
                    var at = status.RevokedAt ?? throw new ArgumentException("A revoked certificate has a time.", nameof(status));
                    writer.WriteGeneralizedTime(at, omitFractionalSeconds: true);
                    if (status.Reason is { } reason and not X509RevocationReason.Unspecified)
                    {
                        using (writer.PushSequence(Tag0))
                        {
                            writer.WriteEnumeratedValue((CrlReason)reason);
                        }
                    }
                }

                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(status));
        }
    }
}
