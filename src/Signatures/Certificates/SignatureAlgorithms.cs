using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace XaDienTu.Signatures.Certificates;

/// <summary>The signatures made (SHA-256) and believed (SHA-256 and above) in certificates, lists and OCSP. SHA-1 never verifies.</summary>
internal static class SignatureAlgorithms
{
    /// <exception cref="NotSupportedException">The key is neither RSA nor ECDSA.</exception>
    public static X509SignatureGenerator Generator(AsymmetricAlgorithm key) => key switch
    {
        RSA rsa => X509SignatureGenerator.CreateForRSA(rsa, RSASignaturePadding.Pkcs1),
        ECDsa ecdsa => X509SignatureGenerator.CreateForECDsa(ecdsa),
        _ => throw new NotSupportedException("Keys are RSA or ECDSA."),
    };

    /// <summary>SEQUENCE { content, AlgorithmIdentifier, BIT STRING }: the frame of certificates, lists and OCSP answers.</summary>
    /// <param name="more">What follows the signature inside the frame.</param>
    public static byte[] Seal(byte[] content, AsymmetricAlgorithm key, Action<AsnWriter>? more = null)
    {
        var generator = Generator(key);
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteEncodedValue(content);
            writer.WriteEncodedValue(generator.GetSignatureAlgorithmIdentifier(HashAlgorithmName.SHA256));
            writer.WriteBitString(generator.SignData(content, HashAlgorithmName.SHA256));
            more?.Invoke(writer);
        }

        return writer.Encode();
    }

    public static bool Verify(X509Certificate2 signer, string algorithm, ReadOnlySpan<byte> content, ReadOnlySpan<byte> signature)
    {
        try
        {
            switch (algorithm)
            {
                case Oids.RsaSha256 or Oids.RsaSha384 or Oids.RsaSha512:
                    using (var rsa = signer.GetRSAPublicKey())
                    {
                        return rsa is not null && rsa.VerifyData(content, signature, Hash(algorithm), RSASignaturePadding.Pkcs1);
                    }

                case Oids.EcdsaSha256 or Oids.EcdsaSha384 or Oids.EcdsaSha512:
                    using (var ecdsa = signer.GetECDsaPublicKey())
                    {
                        return ecdsa is not null
                            && ecdsa.VerifyData(content, signature, Hash(algorithm), DSASignatureFormat.Rfc3279DerSequence);
                    }

                default:
                    return false;
            }
        }
        catch (CryptographicException)
        {
            // A key on a curve of its own making, a modulus out of bounds.
            return false;
        }
    }

    /// <summary>The identifier of an AlgorithmIdentifier; parameters play no part in the algorithms of this class.</summary>
    public static string ReadIdentifier(AsnReader reader) => reader.ReadSequence().ReadObjectIdentifier();

    private static HashAlgorithmName Hash(string algorithm) => algorithm switch
    {
        Oids.RsaSha256 or Oids.EcdsaSha256 => HashAlgorithmName.SHA256,
        Oids.RsaSha384 or Oids.EcdsaSha384 => HashAlgorithmName.SHA384,
        _ => HashAlgorithmName.SHA512,
    };
}
