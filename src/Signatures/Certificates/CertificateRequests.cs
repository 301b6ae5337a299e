using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace XaDienTu.Signatures.Certificates;

/// <summary>What a holder asks for. The profile, not the request, decides on extensions; they are not read.</summary>
/// <param name="KeyName">"RSA 2048" or "ECDSA P-256".</param>
public sealed record RequestedCertificate(X500DistinguishedName Subject, PublicKey PublicKey, string KeyName);

/// <summary>Certification requests, PKCS#10 (RFC 2986).</summary>
public static class CertificateRequests
{
    public const int MaximumBytes = 16 * 1024;

    /// <summary>Answers DER.</summary>
    public static byte[] Create(CertificateSubject subject, AsymmetricAlgorithm key) =>
        new CertificateRequest(subject.ToName(), new PublicKey(key), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSigningRequest(SignatureAlgorithms.Generator(key));

    /// <summary>Reads DER or PEM and checks that the asker holds the private key.</summary>
    /// <exception cref="SignatureFormatException">
    /// request-malformed (or over <see cref="MaximumBytes"/>), request-weak-algorithm, request-weak-key (RSA under 2048 or over 8192 bits,
    /// an exponent under 65537, other curves than P-256, P-384, P-521), request-signature (the key does not fit).
    /// </exception>
    public static RequestedCertificate Read(byte[] request)
    {
        var (der, algorithm, unproven) = Bounded.Read(request, MaximumBytes, "request-malformed", () =>
        {
            var bytes = FromPem(request);
            var frame = new AsnReader(bytes, AsnEncodingRules.DER).ReadSequence();
            frame.ReadEncodedValue();
            return (bytes, SignatureAlgorithms.ReadIdentifier(frame), Load(bytes, CertificateRequestLoadOptions.SkipSignatureValidation));
        });
        if (algorithm is not (Oids.RsaSha256 or Oids.RsaSha384 or Oids.RsaSha512
            or Oids.EcdsaSha256 or Oids.EcdsaSha384 or Oids.EcdsaSha512))
        {
            throw new SignatureFormatException("request-weak-algorithm", $"The request is signed with {algorithm}.");
        }

        // The key's strength comes before its use: verifying with a monstrous key costs the verifier.
        var keyName = Bounded.Read(request, MaximumBytes, "request-malformed", () => StrongKeyName(unproven.PublicKey))
            ?? throw new SignatureFormatException("request-weak-key", "The key is too weak or of an unknown kind.");
        try
        {
            var proven = Load(der, CertificateRequestLoadOptions.Default);
            return new RequestedCertificate(proven.SubjectName, proven.PublicKey, keyName);
        }
        catch (CryptographicException)
        {
            throw new SignatureFormatException("request-signature", "The request is not signed by its own key.");
        }
    }

    private static CertificateRequest Load(byte[] der, CertificateRequestLoadOptions options)
    {
        var request = CertificateRequest.LoadSigningRequest(
            der, HashAlgorithmName.SHA256, out var consumed, options, RSASignaturePadding.Pkcs1);
        return consumed == der.Length ? request : throw new CryptographicException("Bytes after the request.");
    }

    private static byte[] FromPem(byte[] request)
    {
        if (request is not [(byte)'-', ..])
        {
            return request;
        }

        var text = Encoding.ASCII.GetString(request);
        var fields = PemEncoding.Find(text);
        return text[fields.Label] is "CERTIFICATE REQUEST" or "NEW CERTIFICATE REQUEST"
            ? Convert.FromBase64String(text[fields.Base64Data])
            : throw new FormatException("The PEM block holds no request.");
    }

    private static string? StrongKeyName(PublicKey key)
    {
        if (key.Oid.Value == "1.2.840.113549.1.1.1")
        {
            var numbers = new AsnReader(key.EncodedKeyValue.RawData, AsnEncodingRules.DER).ReadSequence();
            var bits = numbers.ReadInteger().GetBitLength();
            var exponent = numbers.ReadInteger();
            return bits is >= 2048 and <= 8192 && exponent >= 65537 && !exponent.IsEven && exponent.GetBitLength() <= 32
                ? $"RSA {bits}"
                : null;
        }

        return key.Oid.Value != "1.2.840.10045.2.1"
            ? null
            : new AsnReader(key.EncodedParameters?.RawData, AsnEncodingRules.DER).ReadObjectIdentifier() switch
            {
                "1.2.840.10045.3.1.7" => "ECDSA P-256",
                "1.3.132.0.34" => "ECDSA P-384",
                "1.3.132.0.35" => "ECDSA P-521",
                _ => null,
            };
    }
}
