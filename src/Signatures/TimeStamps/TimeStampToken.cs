using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using XaDienTu.Signatures.Certificates;
using XaDienTu.Signatures.Cms;

namespace XaDienTu.Signatures.TimeStamps;

/// <summary>
/// A time-stamp token as read (RFC 3161). Its time counts once <see cref="IsSound"/> holds, <see cref="Covers"/> the data in question,
/// and the chain of <see cref="Certificate"/> ends in a trusted root.
/// </summary>
public sealed record TimeStampToken
{
    public const int MaximumBytes = 1024 * 1024;

    public required DateTimeOffset Time { get; init; }

    public required string Policy { get; init; }

    /// <summary>Big-endian.</summary>
    public required byte[] Serial { get; init; }

    /// <summary>Object identifier of the hash below; SHA-1 is told as it is, and is weak.</summary>
    public required string ImprintAlgorithm { get; init; }

    public required byte[] Imprint { get; init; }

    public required byte[]? Nonce { get; init; }

    /// <summary>Of the authority's signature.</summary>
    public required string DigestAlgorithm { get; init; }

    /// <summary>Null when the token brings no certificate for its signer.</summary>
    public required X509Certificate2? Certificate { get; init; }

    public required IReadOnlyList<X509Certificate2> Certificates { get; init; }

    /// <summary>The signature over the token's content verifies with <see cref="Certificate"/>; the chain is not looked at.</summary>
    public required bool SignatureVerifies { get; init; }

    /// <summary>The authority's certificate has the time-stamping usage, alone and critical (§2.3).</summary>
    public required bool UsageSound { get; init; }

    /// <summary>The signed digest of the certificate fits (RFC 5816); without it another certificate of the same key could be put
    /// in.</summary>
    public required bool SigningCertificateMatches { get; init; }

    /// <summary>The digest of the signature is SHA-256 or above.</summary>
    public bool DigestStrong => TimeStampRequest.HashLength(DigestAlgorithm) is not null;

    /// <summary>Signature and imprint are over SHA-256 or above.</summary>
    public bool IsStrong => DigestStrong && TimeStampRequest.HashLength(ImprintAlgorithm) is not null;

    /// <summary>All of this token holds in itself, and its certificate was valid at its time.</summary>
    public bool IsSound =>
        SignatureVerifies && UsageSound && SigningCertificateMatches && DigestStrong
        && Certificate is not null && CertificateChecks.IsValidAt(Certificate, Time);

    /// <summary>The imprint is the hash of these bytes. False for hash algorithms under SHA-256.</summary>
    public bool Covers(ReadOnlySpan<byte> data) => ImprintAlgorithm switch
    {
        Oids.Sha256 => SHA256.HashData(data).AsSpan().SequenceEqual(Imprint),
        Oids.Sha384 => SHA384.HashData(data).AsSpan().SequenceEqual(Imprint),
        Oids.Sha512 => SHA512.HashData(data).AsSpan().SequenceEqual(Imprint),
        _ => false,
    };

    /// <exception cref="SignatureFormatException">time-stamp-malformed</exception>
    public static TimeStampToken Read(byte[] token) => Bounded.Read(token, MaximumBytes, "time-stamp-malformed", () => Decode(token));

    private static TimeStampToken Decode(byte[] token)
    {
        var cms = new SignedCms();
        cms.Decode(token);
        if (CmsReader.CertificatesIn(token) > CmsReader.MaxCertificates)
        {
            throw new CryptographicException("More certificates than any authority sends.");
        }

        if (cms.ContentInfo.ContentType.Value != Oids.TimeStampInfo || cms.SignerInfos.Count != 1
            || !Rfc3161TimestampTokenInfo.TryDecode(cms.ContentInfo.Content, out var info, out var read)
            || read != cms.ContentInfo.Content.Length)
        {
            throw new CryptographicException("Not a time-stamp token with one signer.");
        }

        foreach (var certificate in cms.Certificates)
        {
            CertificateChecks.Touch(certificate);
        }

        var signer = cms.SignerInfos[0];
        return new TimeStampToken
        {
            Time = info.Timestamp,
            Policy = info.PolicyId.Value!,
            Serial = info.GetSerialNumber().ToArray(),
            ImprintAlgorithm = info.HashAlgorithmId.Value!,
            Imprint = info.GetMessageHash().ToArray(),
            Nonce = info.GetNonce()?.ToArray(),
            DigestAlgorithm = signer.DigestAlgorithm.Value!,
            Certificate = signer.Certificate,
            Certificates = [.. cms.Certificates],
            SignatureVerifies = signer.Certificate is not null && Verifies(signer),
            UsageSound = signer.Certificate is not null && CertificateChecks.MayStampTime(signer.Certificate),
            SigningCertificateMatches = signer.Certificate is not null && NamesCertificate(signer, signer.Certificate),
        };
    }

    private static bool Verifies(SignerInfo signer)
    {
        try
        {
            signer.CheckSignature(verifySignatureOnly: true);
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static bool NamesCertificate(SignerInfo signer, X509Certificate2 certificate)
    {
        foreach (var attribute in signer.SignedAttributes)
        {
            if (attribute.Oid.Value is Oids.SigningCertificate or Oids.SigningCertificateV2)
            {
                var first = new AsnReader(attribute.Values[0].RawData, AsnEncodingRules.BER).ReadSequence().ReadSequence().ReadSequence();
                // RFC 2634 §5.4 (the older attribute) always means SHA-1, still common among public authorities.
                var algorithm = attribute.Oid.Value == Oids.SigningCertificate ? Oids.Sha1
                    : first.PeekTag().HasSameClassAndValue(Asn1Tag.Sequence) ? SignatureAlgorithms.ReadIdentifier(first)
                    : Oids.Sha256;
                return CertificateDigests.Of(algorithm, certificate.RawData) is { } digest
                    && digest.AsSpan().SequenceEqual(first.ReadOctetString());
            }
        }

        return false;
    }
}
