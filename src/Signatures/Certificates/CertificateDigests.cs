using System.Security.Cryptography;

namespace XaDienTu.Signatures.Certificates;

/// <summary>Digests that name a certificate, a key or an issuer.</summary>
internal static class CertificateDigests
{
    /// <summary>Null for an unknown algorithm. OCSP and older time stamps name by SHA-1 (RFC 5019 §2.1.1, RFC 2634 §5.4).</summary>
    public static byte[]? Of(string algorithm, byte[] content) => algorithm switch
    {
        Oids.Sha1 => Sha1(content),
        Oids.Sha256 => SHA256.HashData(content),
        Oids.Sha384 => SHA384.HashData(content),
        Oids.Sha512 => SHA512.HashData(content),
        _ => null,
    };

    /// <summary>A name, never a protection.</summary>
#pragma warning disable CA5350 // The standards fix SHA-1 for these names.
    public static byte[] Sha1(byte[] content) => SHA1.HashData(content);
#pragma warning restore CA5350
}
