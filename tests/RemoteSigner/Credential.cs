using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace XaDienTu.RemoteSigner;

/// <summary>A holder's key at the service, with the certificates it was given.</summary>
internal sealed class Credential(string id, string holder, AsymmetricAlgorithm key, TimeProvider time)
{
    public string Id { get; } = id;

    public string Holder { get; } = holder;

    public bool IsRsa => key is RSA;

    public BehaviourInput Behaviour { get; set; } = new(RemoteSigner.Behaviour.ConfirmAtOnce);

    /// <summary>The signer's certificate first.</summary>
    public IReadOnlyList<byte[]> Certificates { get; set; } = [SelfSigned(id, key, time)];

    /// <summary>The last thing shown on the phone.</summary>
    public string Shown { get; set; } = "";

    public int Confirmations { get; set; }

    public int Looks { get; set; }

    public int Signatures { get; set; }

    public string Request() => RequestOf(Id, key).CreateSigningRequestPem();

    public byte[] Sign(byte[] hash) => key switch
    {
        RSA rsa => rsa.SignHash(hash, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
        ECDsa ecdsa => ecdsa.SignHash(hash, Behaviour.Behaviour == RemoteSigner.Behaviour.SideBySide
            ? DSASignatureFormat.IeeeP1363FixedFieldConcatenation
            : DSASignatureFormat.Rfc3279DerSequence),
        _ => throw new InvalidOperationException("RSA and ECDSA alone are made."),
    };

    private static byte[] SelfSigned(string id, AsymmetricAlgorithm key, TimeProvider time)
    {
        var now = time.GetUtcNow();
        using var certificate = RequestOf(id, key).CreateSelfSigned(now.AddHours(-1), now.AddYears(1));
        return certificate.RawData;
    }

    private static CertificateRequest RequestOf(string id, AsymmetricAlgorithm key)
    {
        var subject = new X500DistinguishedName($"CN=Remote signer {id}");
        return key is RSA rsa
            ? new CertificateRequest(subject, rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            : new CertificateRequest(subject, (ECDsa)key, HashAlgorithmName.SHA256);
    }
}
