using System.Formats.Asn1;
using System.Security.Cryptography;

namespace XaDienTu.Signatures.Cms;

internal static class CmsOids
{
    public const string Data = "1.2.840.113549.1.7.1";
    public const string SignedData = "1.2.840.113549.1.7.2";
    public const string ContentType = "1.2.840.113549.1.9.3";
    public const string MessageDigest = "1.2.840.113549.1.9.4";
    public const string SigningTime = "1.2.840.113549.1.9.5";
    public const string SignatureTimeStamp = "1.2.840.113549.1.9.16.2.14";
    public const string SigningCertificateV2 = "1.2.840.113549.1.9.16.2.47";
    public const string Sha256 = "2.16.840.1.101.3.4.2.1";
    public const string Rsa = "1.2.840.113549.1.1.1";
    public const string RsaPss = "1.2.840.113549.1.1.10";
    public const string EcdsaSha256 = "1.2.840.10045.4.3.2";

    public static readonly Asn1Tag Explicit0 = new(TagClass.ContextSpecific, 0, isConstructed: true);
    public static readonly Asn1Tag Explicit1 = new(TagClass.ContextSpecific, 1, isConstructed: true);

    /// <summary>Weak ones are known too: they are read, never made.</summary>
    public static HashAlgorithmName? Hash(string oid) => oid switch
    {
        "1.3.14.3.2.26" => HashAlgorithmName.SHA1,
        Sha256 => HashAlgorithmName.SHA256,
        "2.16.840.1.101.3.4.2.2" => HashAlgorithmName.SHA384,
        "2.16.840.1.101.3.4.2.3" => HashAlgorithmName.SHA512,
        "1.2.840.113549.2.5" => HashAlgorithmName.MD5,
        "2.16.840.1.101.3.4.2.8" => HashAlgorithmName.SHA3_256,
        "2.16.840.1.101.3.4.2.9" => HashAlgorithmName.SHA3_384,
        "2.16.840.1.101.3.4.2.10" => HashAlgorithmName.SHA3_512,
        _ => null,
    };

    /// <summary>Null where the platform has no such hash: SHA-3 came to OpenSSL late.</summary>
    public static byte[]? HashOf(HashAlgorithmName name, byte[] bytes)
    {
        try
        {
            return CryptographicOperations.HashData(name, bytes);
        }
        catch (PlatformNotSupportedException)
        {
            return null;
        }
    }

    /// <summary>The hash inside a signature algorithm's name, null where the digest algorithm beside it decides.</summary>
    public static HashAlgorithmName? HashOfSignature(string oid) => oid switch
    {
        "1.2.840.113549.1.1.4" => HashAlgorithmName.MD5,
        "1.2.840.113549.1.1.5" or "1.2.840.10045.4.1" => HashAlgorithmName.SHA1,
        "1.2.840.113549.1.1.11" or EcdsaSha256 => HashAlgorithmName.SHA256,
        "1.2.840.113549.1.1.12" or "1.2.840.10045.4.3.3" => HashAlgorithmName.SHA384,
        "1.2.840.113549.1.1.13" or "1.2.840.10045.4.3.4" => HashAlgorithmName.SHA512,
        _ => null,
    };
}
