using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace XaDienTu.Signatures.Keys;

/// <summary>Writes PKCS#12 files (RFC 7292): key and certificates under AES-256-CBC with PBKDF2, an HMAC around, both on SHA-256.</summary>
public static class Pkcs12Store
{
    /// <summary>What one guess at the password costs; opening a key takes about a tenth of a second.</summary>
    public const int Rounds = 100_000;

    /// <param name="issuers">The certificates above, nearest first.</param>
    /// <param name="rounds">Of PBKDF2; fewer only for a password that nobody can guess.</param>
    /// <exception cref="ArgumentException">The password is empty, or the key is not the certificate's.</exception>
    public static byte[] Create(
        X509Certificate2 certificate, AsymmetricAlgorithm key, IReadOnlyList<X509Certificate2> issuers, string password,
        int rounds = Rounds)
    {
        ArgumentException.ThrowIfNullOrEmpty(password);
        using var withKey = key switch
        {
            RSA rsa => certificate.CopyWithPrivateKey(rsa),
            ECDsa ecdsa => certificate.CopyWithPrivateKey(ecdsa),
            _ => throw new ArgumentException("Keys are RSA or ECDSA.", nameof(key)),
        };
        X509Certificate2Collection all = [withKey, .. issuers];
        return all.ExportPkcs12(new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, rounds), password);
    }
}
