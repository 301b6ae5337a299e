using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using XaDienTu.Kernel.Secrets;
using XaDienTu.Signatures.Certificates;
using XaDienTu.Signatures.Keys;
using XaDienTu.Signing.Authority;

namespace XaDienTu.Signing.Keystore;

/// <summary>The platform's own keystore: keys sealed as PKCS#12 in the database, opened for one use.</summary>
internal sealed class SoftwareKeys(NodeSecret secret, SigningSettings settings)
{
    /// <summary>Rounds for a password that nobody can guess.</summary>
    private const int FewRounds = 1_000;

    public byte[] Seal(
        Guid recordId, X509Certificate2 certificate, AsymmetricAlgorithm key, IReadOnlyList<X509Certificate2> issuers, string? pin) =>
        Pkcs12Store.Create(certificate, key, issuers, PasswordOf(recordId, pin), pin is null ? FewRounds : settings.PinRounds);

    /// <exception cref="KeyRefusedException">The PIN is wrong, or the record holds no key.</exception>
    public Pkcs12Key Open(CertificateRecord record, string? pin) => Pkcs12Key.Open(KeyOf(record), PasswordOf(record.Id, pin));

    /// <exception cref="KeyRefusedException">The old PIN is wrong.</exception>
    public byte[] Reseal(CertificateRecord record, string? oldPin, string newPin)
    {
        X509Certificate2Collection all;
        try
        {
            all = X509CertificateLoader.LoadPkcs12Collection(
                KeyOf(record), PasswordOf(record.Id, oldPin), X509KeyStorageFlags.EphemeralKeySet | X509KeyStorageFlags.Exportable);
        }
        catch (CryptographicException wrong)
        {
            throw new KeyRefusedException(KeyRefusal.WrongPin, "The PIN does not open the key.", wrong);
        }

        var own = all.Single(certificate => certificate.HasPrivateKey);
        using var key = AuthorityKeys.PrivateKeyOf(own);
        return Seal(record.Id, own, key, [.. all.Where(certificate => !certificate.HasPrivateKey)], newPin);
    }

    public CertificateAuthority OpenAuthority(CertificateRecord record)
    {
        X509Certificate2 opened;
        try
        {
            opened = X509CertificateLoader.LoadPkcs12(KeyOf(record), PasswordOf(record.Id, null), X509KeyStorageFlags.EphemeralKeySet);
        }
        catch (CryptographicException wrong)
        {
            throw new InvalidOperationException(
                $"The secret in {secret.Path} does not open the province's keys. All nodes need the same file: copy it from a node that works, or name it in Signing:SecretFile.", wrong);
        }

        return new CertificateAuthority(opened, AuthorityKeys.PrivateKeyOf(opened));
    }

    /// <summary>The password of one sealed key: too long to guess, different for each key.</summary>
    /// <param name="pin">The holder's part; without it nobody, not even the platform, opens the key.</param>
    private string PasswordOf(Guid keyId, string? pin) => Convert.ToBase64String(secret.MarkOf($"{keyId:N}/{pin}"));

    private static byte[] KeyOf(CertificateRecord record) =>
        record.Pkcs12 ?? throw new KeyRefusedException(KeyRefusal.NotFound, "The record holds no key.");
}
