using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace XaDienTu.Signatures.Cms;

/// <summary>Verifies a bare signature value as CMS names its algorithms (RFC 3370, 4056, 5754).</summary>
internal static class SignatureValue
{
    // Above this a verification takes seconds and no authority issues such keys.
    private const int MaxRsaBits = 8192;

    public static bool Verifies(
        X509Certificate2 signer, byte[] data, string digest, string algorithm, ReadOnlyMemory<byte>? parameters, byte[] value)
    {
        if (CmsOids.Hash(digest) is not { } hash || (CmsOids.HashOfSignature(algorithm) is { } named && named != hash))
        {
            return false;
        }

        using var rsa = signer.GetRSAPublicKey();
        if (rsa is not null)
        {
            var pss = algorithm == CmsOids.RsaPss;
            return rsa.KeySize <= MaxRsaBits
                && algorithm.StartsWith("1.2.840.113549.1.1.", StringComparison.Ordinal)
                && (!pss || PssHash(parameters) == hash)
                && rsa.VerifyData(data, value, hash, pss ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1);
        }

        using var ecdsa = signer.GetECDsaPublicKey();
        return ecdsa is not null
            && algorithm.StartsWith("1.2.840.10045.4.", StringComparison.Ordinal)
            && ecdsa.VerifyData(data, value, hash, DSASignatureFormat.Rfc3279DerSequence);
    }

    // RFC 4055 §3.1: without the field the hash is SHA-1. The platform verifies salts as long as the hash, which ETSI TS 119 312 asks for.
    private static HashAlgorithmName? PssHash(ReadOnlyMemory<byte>? parameters)
    {
        if (parameters is not { } encoded)
        {
            return null;
        }

        var sequence = new AsnReader(encoded, AsnEncodingRules.BER).ReadSequence();
        return sequence.HasData && sequence.PeekTag().HasSameClassAndValue(CmsOids.Explicit0)
            ? CmsOids.Hash(sequence.ReadSequence(CmsOids.Explicit0).ReadSequence().ReadObjectIdentifier())
            : HashAlgorithmName.SHA1;
    }
}
