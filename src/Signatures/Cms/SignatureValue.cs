using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace XaDienTu.Signatures.Cms;

/// <summary>Whether a signature value is that of a hash.</summary>
public enum SignatureFit
{
    Fits,
    Broken,

    /// <summary>The platform does not know the algorithm, so nothing is said of the value.</summary>
    NotSupported,
}

/// <summary>Verifies a bare signature value as CMS names its algorithms (RFC 3370, 4056, 5754; BSI TR-03111 for plain ECDSA).</summary>
internal static class SignatureValue
{
    // Above this a verification takes seconds and no authority issues such keys.
    private const int MaxRsaBits = 8192;

    private const string RsaKey = "1.2.840.113549.1.1.1";
    private const string RsaFamily = "1.2.840.113549.1.1.";
    private const string EcdsaFamily = "1.2.840.10045.4.";
    private const string NistFamily = "2.16.840.1.101.3.4.3.";
    private const string PlainEcdsa = "0.4.0.127.0.7.1.1.4.1.";
    private const string DsaFamily = "1.2.840.10040.4.";

    /// <param name="hash">Of the signed bytes, by <paramref name="digest"/>.</param>
    public static SignatureFit Verify(
        X509Certificate2 signer, byte[] hash, string digest, string algorithm, ReadOnlyMemory<byte>? parameters, byte[] value)
    {
        if (CmsOids.Hash(digest) is not { } name)
        {
            return SignatureFit.NotSupported;
        }

        if (CmsOids.HashOfSignature(algorithm) is { } named && named != name)
        {
            return SignatureFit.Broken;
        }

        try
        {
            return VerifyWithKey(signer, hash, name, algorithm, parameters, value);
        }
        catch (PlatformNotSupportedException)
        {
            return SignatureFit.NotSupported;
        }
        catch (CryptographicException) when (signer.PublicKey.Oid.Value is not RsaKey)
        {
            // A curve that the system's library does not have.
            return SignatureFit.NotSupported;
        }
    }

    private static SignatureFit VerifyWithKey(
        X509Certificate2 signer, byte[] hash, HashAlgorithmName name, string algorithm, ReadOnlyMemory<byte>? parameters, byte[] value)
    {
        using var rsa = signer.GetRSAPublicKey();
        if (rsa is not null)
        {
            return IsOf(algorithm, RsaFamily) || IsOf(algorithm, NistFamily)
                ? Rsa(rsa, hash, name, algorithm, parameters, value)
                : SignatureFit.Broken;
        }

        using var ecdsa = signer.GetECDsaPublicKey();
        if (ecdsa is not null)
        {
            var format = IsOf(algorithm, PlainEcdsa)
                ? DSASignatureFormat.IeeeP1363FixedFieldConcatenation
                : DSASignatureFormat.Rfc3279DerSequence;
            return IsOf(algorithm, EcdsaFamily) || IsOf(algorithm, NistFamily) || IsOf(algorithm, PlainEcdsa)
                ? Fit(ecdsa.VerifyHash(hash, value, format))
                : SignatureFit.Broken;
        }

        using var dsa = signer.GetDSAPublicKey();
        return dsa is null ? SignatureFit.NotSupported
            : IsOf(algorithm, DsaFamily) || IsOf(algorithm, NistFamily)
                ? Fit(dsa.VerifySignature(hash, value, DSASignatureFormat.Rfc3279DerSequence))
            : SignatureFit.Broken;
    }

    private static SignatureFit Rsa(
        RSA rsa, byte[] hash, HashAlgorithmName name, string algorithm, ReadOnlyMemory<byte>? parameters, byte[] value)
    {
        if (rsa.KeySize > MaxRsaBits)
        {
            return SignatureFit.NotSupported;
        }

        if (algorithm != CmsOids.RsaPss)
        {
            return Fit(rsa.VerifyHash(hash, value, name, RSASignaturePadding.Pkcs1));
        }

        var (pssHash, salt) = Pss(parameters);
        // The platform verifies salts as long as the hash, which ETSI TS 119 312 asks for.
        return pssHash == name && salt == hash.Length ? Fit(rsa.VerifyHash(hash, value, name, RSASignaturePadding.Pss))
            : pssHash is null || pssHash == name ? SignatureFit.NotSupported
            : SignatureFit.Broken;
    }

    // RFC 4055 §3.1: without the field the hash is SHA-1, and the salt 20 bytes.
    private static (HashAlgorithmName? Hash, int Salt) Pss(ReadOnlyMemory<byte>? parameters)
    {
        const int UsualSalt = 20;
        if (parameters is not { } encoded)
        {
            return (null, UsualSalt);
        }

        var sequence = new AsnReader(encoded, AsnEncodingRules.BER).ReadSequence();
        HashAlgorithmName? hash = HashAlgorithmName.SHA1;
        var salt = UsualSalt;
        while (sequence.HasData)
        {
            var tag = sequence.PeekTag();
            switch (tag.TagValue)
            {
                case 0:
                    hash = CmsOids.Hash(sequence.ReadSequence(tag).ReadSequence().ReadObjectIdentifier());
                    break;
                case 2:
                    salt = sequence.ReadSequence(tag).TryReadInt32(out var length) ? length : -1;
                    break;
                default:
                    sequence.ReadEncodedValue();
                    break;
            }
        }

        return (hash, salt);
    }

    private static bool IsOf(string algorithm, string family) => algorithm.StartsWith(family, StringComparison.Ordinal);

    private static SignatureFit Fit(bool fits) => fits ? SignatureFit.Fits : SignatureFit.Broken;
}
