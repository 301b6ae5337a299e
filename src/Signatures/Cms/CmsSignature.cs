using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using XaDienTu.Signatures.Keys;
using XaDienTu.Signatures.TimeStamps;

namespace XaDienTu.Signatures.Cms;

/// <summary>
/// Makes detached CAdES baseline signatures (ETSI EN 319 122-1 §6, RFC 5652) with SHA-256. The hash to sign and the assembled
/// message are pure functions of their input, so the value may be made elsewhere and minutes later.
/// </summary>
public static class CmsSignature
{
    /// <summary>The hash that the signer's key signs: SHA-256 over the DER set of the signed attributes (RFC 5652 §5.4).</summary>
    /// <param name="contentHash">SHA-256 of the signed bytes.</param>
    public static byte[] HashToSign(byte[] contentHash, X509Certificate2 signer) =>
        SHA256.HashData(SignedAttributes(contentHash, signer, new Asn1Tag(UniversalTagNumber.SetOf)));

    /// <summary>Puts a signature value over <see cref="HashToSign"/> into the DER SignedData.</summary>
    /// <param name="signatureValue">RSA PKCS#1 v1.5, or ECDSA as an ASN.1 sequence, as the signer's certificate says.</param>
    /// <param name="timeStampToken">RFC 3161 token over the signature value; makes it level B-T.</param>
    public static byte[] Assemble(
        byte[] contentHash,
        X509Certificate2 signer,
        IEnumerable<X509Certificate2> issuers,
        byte[] signatureValue,
        byte[]? timeStampToken = null)
    {
        ArgumentNullException.ThrowIfNull(signer);
        ArgumentNullException.ThrowIfNull(issuers);
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(CmsOids.SignedData);
            using (writer.PushSequence(CmsOids.Explicit0))
            using (writer.PushSequence())
            {
                writer.WriteInteger(1);
                using (writer.PushSetOf())
                {
                    WriteAlgorithm(writer, CmsOids.Sha256, withNull: false);
                }

                using (writer.PushSequence())
                {
                    writer.WriteObjectIdentifier(CmsOids.Data);
                }

                using (writer.PushSetOf(CmsOids.Explicit0))
                {
                    foreach (var certificate in issuers.Prepend(signer).DistinctBy(certificate => certificate.Thumbprint))
                    {
                        writer.WriteEncodedValue(certificate.RawData);
                    }
                }

                using (writer.PushSetOf())
                {
                    WriteSignerInfo(writer, contentHash, signer, signatureValue, timeStampToken);
                }
            }
        }

        return writer.Encode();
    }

    /// <summary>Signs in one go, with a signature time stamp if a stamper is given.</summary>
    /// <exception cref="KeyRefusedException">The key did not sign.</exception>
    public static async Task<byte[]> SignAsync(byte[] contentHash, ISigningKey key, ITimeStamper? stamper, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(key);
        var values = await key.SignAsync([HashToSign(contentHash, key.Certificate)], ct);
        var token = stamper is null ? null : await stamper.StampAsync(SHA256.HashData(values[0]), ct);
        return Assemble(contentHash, key.Certificate, key.Issuers, values[0], token);
    }

    private static void WriteSignerInfo(
        AsnWriter writer, byte[] contentHash, X509Certificate2 signer, byte[] signatureValue, byte[]? timeStampToken)
    {
        using var info = writer.PushSequence();
        writer.WriteInteger(1);
        using (writer.PushSequence())
        {
            writer.WriteEncodedValue(signer.IssuerName.RawData);
            writer.WriteInteger(signer.SerialNumberBytes.Span);
        }

        WriteAlgorithm(writer, CmsOids.Sha256, withNull: false);
        writer.WriteEncodedValue(SignedAttributes(contentHash, signer, CmsOids.Explicit0));
        // RFC 3370 §3.2: plain rsaEncryption is what every reader knows; the hash is named above.
        var rsa = signer.PublicKey.Oid.Value == CmsOids.Rsa;
        WriteAlgorithm(writer, rsa ? CmsOids.Rsa : CmsOids.EcdsaSha256, withNull: rsa);
        writer.WriteOctetString(signatureValue);
        if (timeStampToken is not null)
        {
            using (writer.PushSetOf(CmsOids.Explicit1))
            {
                WriteAttribute(writer, CmsOids.SignatureTimeStamp, value => value.WriteEncodedValue(timeStampToken));
            }
        }
    }

    // No signing-time: EN 319 142-1 §6.3 wants the claimed time in the /M entry of a PDF only.
    private static byte[] SignedAttributes(byte[] contentHash, X509Certificate2 signer, Asn1Tag tag)
    {
        ArgumentNullException.ThrowIfNull(contentHash);
        ArgumentNullException.ThrowIfNull(signer);
        if (contentHash.Length != SHA256.HashSizeInBytes)
        {
            throw new ArgumentException("The content hash is a SHA-256 value.", nameof(contentHash));
        }

        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSetOf(tag))
        {
            WriteAttribute(writer, CmsOids.ContentType, value => value.WriteObjectIdentifier(CmsOids.Data));
            WriteAttribute(writer, CmsOids.MessageDigest, value => value.WriteOctetString(contentHash));
            WriteAttribute(writer, CmsOids.SigningCertificateV2, value => WriteSigningCertificate(value, signer));
        }

        return writer.Encode();
    }

    // RFC 5035 §3: the default hash, SHA-256, is left out.
    private static void WriteSigningCertificate(AsnWriter writer, X509Certificate2 signer)
    {
        using var attribute = writer.PushSequence();
        using var certificates = writer.PushSequence();
        using var certificate = writer.PushSequence();
        writer.WriteOctetString(SHA256.HashData(signer.RawData));
        using var issuerSerial = writer.PushSequence();
        using (writer.PushSequence())
        using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 4, isConstructed: true)))
        {
            writer.WriteEncodedValue(signer.IssuerName.RawData);
        }

        writer.WriteInteger(signer.SerialNumberBytes.Span);
    }

    private static void WriteAttribute(AsnWriter writer, string oid, Action<AsnWriter> write)
    {
        using var attribute = writer.PushSequence();
        writer.WriteObjectIdentifier(oid);
        using var values = writer.PushSetOf();
        write(writer);
    }

    private static void WriteAlgorithm(AsnWriter writer, string oid, bool withNull)
    {
        using var algorithm = writer.PushSequence();
        writer.WriteObjectIdentifier(oid);
        if (withNull)
        {
            writer.WriteNull();
        }
    }
}
