using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using XaDienTu.Signatures.Certificates;

namespace XaDienTu.Signatures.TimeStamps;

/// <summary>Gives time stamps (RFC 3161 §2.4.2, RFC 5816), signed with SHA-256.</summary>
public static class TimeStampAuthority
{
    /// <summary>Policy of tokens over heads of the audit, which no request at the public address is given.</summary>
    public const string AuditHeadPolicy = Oids.AuditHeadPolicy;

    private const long AccuracyMicroseconds = 1_000_000;

    /// <summary>Answers a DER TimeStampResp: a token, or a rejection that says why. No request makes it throw.</summary>
    /// <param name="serial">Big-endian, unsigned, never used before by this authority.</param>
    public static byte[] Answer(byte[] request, TsaIdentity authority, byte[] serial, DateTimeOffset now)
    {
        TimeStampRequest asked;
        try
        {
            asked = TimeStampRequest.Read(request);
        }
        catch (SignatureFormatException)
        {
            return Reject(TimeStampFailure.BadRequest);
        }

        var length = TimeStampRequest.HashLength(asked.HashAlgorithm);
        var failure =
            length is null ? TimeStampFailure.BadAlgorithm
            : asked.Hash.Length != length ? TimeStampFailure.BadDataFormat
            : asked.Policy is not null && asked.Policy != authority.Policy ? TimeStampFailure.UnacceptedPolicy
            : asked.HasExtensions ? TimeStampFailure.UnacceptedExtension
            : TimeStampFailure.None;
        return failure is TimeStampFailure.None ? Grant(Token(asked, authority, serial, now)) : Reject(failure);
    }

    /// <summary>A rejection, such as timeNotAvailable or systemFailure.</summary>
    public static byte[] Reject(TimeStampFailure failure)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        using (writer.PushSequence())
        {
            writer.WriteInteger(2);
            writer.WriteNamedBitList(failure);
        }

        return writer.Encode();
    }

    /// <summary>The token alone, for a hash that is at hand.</summary>
    internal static byte[] Token(byte[] sha256, TsaIdentity authority, byte[] serial, DateTimeOffset now) =>
        Token(new TimeStampRequest(Oids.Sha256, sha256, null, null, WantsCertificates: true, HasExtensions: false), authority, serial, now);

    private static byte[] Token(TimeStampRequest asked, TsaIdentity authority, byte[] serial, DateTimeOffset now)
    {
        var info = new Rfc3161TimestampTokenInfo(
            new Oid(authority.Policy), new Oid(asked.HashAlgorithm), asked.Hash,
            new BigInteger(serial, isUnsigned: true, isBigEndian: true).ToByteArray(isBigEndian: true),
            new DateTimeOffset(now.UtcTicks - now.UtcTicks % TimeSpan.TicksPerMillisecond, TimeSpan.Zero), AccuracyMicroseconds,
            nonce: asked.Nonce is null ? default(ReadOnlyMemory<byte>?) : asked.Nonce.AsMemory());
        var cms = new SignedCms(new ContentInfo(new Oid(Oids.TimeStampInfo), info.Encode()));
        var signer = new CmsSigner(SubjectIdentifierType.IssuerAndSerialNumber, authority.Certificate, authority.Key)
        {
            DigestAlgorithm = new Oid(Oids.Sha256),
            IncludeOption = asked.WantsCertificates ? X509IncludeOption.EndCertOnly : X509IncludeOption.None,
        };
        signer.SignedAttributes.Add(new AsnEncodedData(Oids.SigningCertificateV2, SigningCertificate(authority.Certificate)));
        if (asked.WantsCertificates)
        {
            signer.Certificates.AddRange(authority.Issuers.ToArray());
        }

        cms.ComputeSignature(signer, silent: true);
        return cms.Encode();
    }

    /// <summary>SigningCertificateV2 (RFC 5035 §3): the SHA-256 of the certificate; SHA-256 is the default and not written.</summary>
    private static byte[] SigningCertificate(X509Certificate2 certificate)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        using (writer.PushSequence())
        using (writer.PushSequence())
        {
            writer.WriteOctetString(SHA256.HashData(certificate.RawData));
        }

        return writer.Encode();
    }

    private static byte[] Grant(byte[] token)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
            {
                writer.WriteInteger(0);
            }

            writer.WriteEncodedValue(token);
        }

        return writer.Encode();
    }
}
