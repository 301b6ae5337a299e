using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Net.Pkcs11Interop.HighLevelAPI;

namespace XaDienTu.Signatures.Keys;

/// <summary>Lets <see cref="CertificateRequest"/> be signed by the token: the proof of possession in a PKCS#10 request.</summary>
internal sealed class TokenSignatureGenerator(TokenSession session, IObjectHandle privateKey, PublicKey publicKey) : X509SignatureGenerator
{
    private bool IsRsa => publicKey.Oid.Value == "1.2.840.113549.1.1.1";

    public override byte[] GetSignatureAlgorithmIdentifier(HashAlgorithmName hashAlgorithm)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(IsRsa ? "1.2.840.113549.1.1.11" : "1.2.840.10045.4.3.2");
            if (IsRsa)
            {
                // RFC 4055 §5 asks for the NULL, RFC 5758 §3.2 forbids it for ECDSA.
                writer.WriteNull();
            }
        }

        return writer.Encode();
    }

    public override byte[] SignData(byte[] data, HashAlgorithmName hashAlgorithm) => session.Sign(privateKey, IsRsa, SHA256.HashData(data));

    protected override PublicKey BuildPublicKey() => publicKey;
}
