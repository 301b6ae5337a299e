using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using XaDienTu.Signatures.Certificates;

namespace XaDienTu.Signatures.Validation;

/// <summary>Hash algorithms by object identifier; the broken ones are still computed, to tell a changed file from a weakly signed
/// one.</summary>
internal static class Digests
{
    private const string Md5 = "1.2.840.113549.2.5";
    private const string RsaPss = "1.2.840.113549.1.1.10";
    private const string Rsa = "1.2.840.113549.1.1.1";
    private const string EllipticCurve = "1.2.840.10045.2.1";
    private const int SmallestRsa = 2048;
    private const int SmallestCurve = 256;

    /// <summary>NIST P-192 to P-521 and Brainpool P256r1 to P512r1.</summary>
    private static readonly Dictionary<string, int> Curves = new()
    {
        ["1.2.840.10045.3.1.1"] = 192, ["1.3.132.0.33"] = 224, ["1.2.840.10045.3.1.7"] = 256, ["1.3.132.0.34"] = 384,
        ["1.3.132.0.35"] = 521,
        ["1.3.36.3.3.2.8.1.1.7"] = 256, ["1.3.36.3.3.2.8.1.1.11"] = 384, ["1.3.36.3.3.2.8.1.1.13"] = 512,
    };

    private static readonly Asn1Tag PssHash = new(TagClass.ContextSpecific, 0);

    public static HashAlgorithmName? Name(string oid) => oid switch
    {
        Oids.Sha256 => HashAlgorithmName.SHA256,
        Oids.Sha384 => HashAlgorithmName.SHA384,
        Oids.Sha512 => HashAlgorithmName.SHA512,
        Oids.Sha1 => HashAlgorithmName.SHA1,
        Md5 => HashAlgorithmName.MD5,
        Oids.Sha3With256 => Known(HashAlgorithmName.SHA3_256),
        Oids.Sha3With384 => Known(HashAlgorithmName.SHA3_384),
        Oids.Sha3With512 => Known(HashAlgorithmName.SHA3_512),
        _ => null,
    };

    public static byte[]? Of(string oid, byte[] content) => Name(oid) is { } name ? CryptographicOperations.HashData(name, content) : null;

    /// <summary>SHA-3 came to the libraries of operating systems late.</summary>
    private static HashAlgorithmName? Known(HashAlgorithmName name) => SHA3_256.IsSupported ? name : null;

    public static bool IsStrong(string oid) =>
        oid is Oids.Sha256 or Oids.Sha384 or Oids.Sha512 or Oids.Sha3With256 or Oids.Sha3With384 or Oids.Sha3With512;

    /// <summary>Key kind and size as people write it, and whether it is strong enough (TCVN and ETSI TS 119 312).</summary>
    /// <remarks>Read from the encoding: opening the key takes longer than verifying with it.</remarks>
    public static (string Name, bool IsStrong) Key(X509Certificate2 certificate)
    {
        try
        {
            switch (certificate.PublicKey.Oid.Value)
            {
                case Rsa:
                    var bits = (int)new AsnReader(certificate.PublicKey.EncodedKeyValue.RawData, AsnEncodingRules.DER).ReadSequence()
                        .ReadInteger().GetBitLength();
                    return ($"RSA {bits}", bits >= SmallestRsa);
                case EllipticCurve:
                    var curve = new AsnReader(certificate.PublicKey.EncodedParameters?.RawData ?? [], AsnEncodingRules.DER)
                        .ReadObjectIdentifier();
                    return Curves.TryGetValue(curve, out var size) ? ($"ECDSA {size}", size >= SmallestCurve) : ("ECDSA ?", false);
                default:
                    return ("?", false);
            }
        }
        catch (Exception none) when (none is AsnContentException or CryptographicException)
        {
            // A key that is none, or a curve of the maker's own: strangers write what they like.
            return ("?", false);
        }
    }

    /// <summary>The issuer signed the certificate over SHA-256 or above.</summary>
    public static bool IsStronglySigned(X509Certificate2 certificate) => certificate.SignatureAlgorithm.Value switch
    {
        Oids.RsaSha256 or Oids.RsaSha384 or Oids.RsaSha512 or Oids.EcdsaSha256 or Oids.EcdsaSha384 or Oids.EcdsaSha512 => true,
        RsaPss => IsPssStrong(certificate.RawData),
        _ => false,
    };

    /// <summary>RFC 4055 §3.1: the hash stands in the parameters, SHA-1 where it is left out.</summary>
    private static bool IsPssStrong(byte[] certificate)
    {
        try
        {
            var frame = new AsnReader(certificate, AsnEncodingRules.DER).ReadSequence();
            frame.ReadEncodedValue();
            var algorithm = frame.ReadSequence();
            algorithm.ReadObjectIdentifier();
            var parameters = algorithm.ReadSequence();
            return parameters.HasData && parameters.PeekTag().HasSameClassAndValue(PssHash)
                && IsStrong(SignatureAlgorithms.ReadIdentifier(parameters.ReadSequence(PssHash)));
        }
        catch (AsnContentException)
        {
            return false;
        }
    }
}
