using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace XaDienTu.Signatures.Keys;

/// <summary>
/// Nothing a store hands back is believed before the certificate's public key has confirmed it: a wrong value embedded in a document
/// is found out only by its reader.
/// </summary>
internal static class KeyProof
{
    public const int HashLength = 32;

    public static void CheckHashes(IReadOnlyList<byte[]> hashes)
    {
        if (hashes.Count == 0 || hashes.Any(hash => hash is not { Length: HashLength }))
        {
            throw new ArgumentException("SHA-256 hashes of 32 bytes, at least one, are signed.", nameof(hashes));
        }
    }

    public static bool IsRsa(X509Certificate2 certificate) => certificate.PublicKey.Oid.Value == "1.2.840.113549.1.1.1";

    /// <summary>True if <paramref name="value"/> is the certificate's signature (PKCS#1 v1.5, or ECDSA in DER) of the SHA-256
    /// hash.</summary>
    public static bool Verifies(X509Certificate2 certificate, byte[] hash, byte[] value)
    {
        try
        {
            if (IsRsa(certificate))
            {
                using var rsa = certificate.GetRSAPublicKey();
                return rsa is not null && rsa.VerifyHash(hash, value, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            }

            using var ecdsa = certificate.GetECDsaPublicKey();
            return ecdsa is not null && ecdsa.VerifyHash(hash, value, DSASignatureFormat.Rfc3279DerSequence);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    /// <summary>r and s of equal length side by side (PKCS#11 2.40 §2.3.1, IEEE P1363) as the sequence of RFC 3279 §2.2.3.</summary>
    public static byte[] SequenceOf(byte[] sideBySide)
    {
        var half = sideBySide.Length / 2;
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(new BigInteger(sideBySide.AsSpan(0, half), isUnsigned: true, isBigEndian: true));
            writer.WriteInteger(new BigInteger(sideBySide.AsSpan(half), isUnsigned: true, isBigEndian: true));
        }

        return writer.Encode();
    }
}
