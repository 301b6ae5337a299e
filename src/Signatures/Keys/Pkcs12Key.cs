using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using XaDienTu.Signatures.Certificates;

namespace XaDienTu.Signatures.Keys;

/// <summary>A key from a PKCS#12 file, in memory only from <see cref="Open"/> to <see cref="Dispose"/>.</summary>
public sealed class Pkcs12Key : ISigningKey, IDisposable
{
    public const int MaximumBytes = 256 * 1024;

    /// <summary>ERROR_INVALID_PASSWORD; the framework sets it on every operating system.</summary>
    private const int WrongPassword = unchecked((int)0x80070056);

    private readonly X509Certificate2 withKey;
    private readonly AsymmetricAlgorithm key;

    private Pkcs12Key(X509Certificate2 withKey, AsymmetricAlgorithm key, IReadOnlyList<X509Certificate2> issuers)
    {
        (this.withKey, this.key, Issuers) = (withKey, key, issuers);
        Certificate = X509CertificateLoader.LoadCertificate(withKey.RawData);
    }

    /// <summary>Without the private key, and usable after <see cref="Dispose"/>.</summary>
    public X509Certificate2 Certificate { get; }

    public IReadOnlyList<X509Certificate2> Issuers { get; }

    /// <exception cref="KeyRefusedException">WrongPin: the password is wrong. NotFound: the file holds no key for signing.</exception>
    /// <exception cref="SignatureFormatException">pkcs12-malformed, also for files that ask for excessive work.</exception>
    public static Pkcs12Key Open(byte[] file, string password)
    {
        if (file.Length > MaximumBytes)
        {
            throw new SignatureFormatException("pkcs12-malformed", $"More than {MaximumBytes} bytes.");
        }

        X509Certificate2Collection all;
        try
        {
            // The loader's own limits bound rounds and numbers of keys and certificates.
            all = X509CertificateLoader.LoadPkcs12Collection(file, password, X509KeyStorageFlags.EphemeralKeySet);
        }
        catch (CryptographicException refused) when (refused.HResult == WrongPassword)
        {
            throw new KeyRefusedException(KeyRefusal.WrongPin, "The password does not open the PKCS#12 file.");
        }
        catch (CryptographicException broken)
        {
            throw new SignatureFormatException("pkcs12-malformed", broken.Message, broken);
        }

        var own = all.FirstOrDefault(certificate => certificate.HasPrivateKey)
            ?? throw new KeyRefusedException(KeyRefusal.NotFound, "The PKCS#12 file holds no private key with its certificate.");
        AsymmetricAlgorithm? key = own.GetRSAPrivateKey() ?? (AsymmetricAlgorithm?)own.GetECDsaPrivateKey();
        return key is null
            ? throw new KeyRefusedException(KeyRefusal.NotFound, "The key is neither RSA nor ECDSA.")
            : new Pkcs12Key(own, key, Path(own, all));
    }

    public Task<IReadOnlyList<byte[]>> SignAsync(IReadOnlyList<byte[]> hashes, CancellationToken cancellation)
    {
        var signatures = new List<byte[]>(hashes.Count);
        foreach (var hash in hashes)
        {
            cancellation.ThrowIfCancellationRequested();
            ArgumentOutOfRangeException.ThrowIfNotEqual(hash.Length, SHA256.HashSizeInBytes);
            signatures.Add(key is RSA rsa
                ? rsa.SignHash(hash, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
                : ((ECDsa)key).SignHash(hash, DSASignatureFormat.Rfc3279DerSequence));
        }

        return Task.FromResult<IReadOnlyList<byte[]>>(signatures);
    }

    public void Dispose()
    {
        key.Dispose();
        withKey.Dispose();
    }

    /// <summary>Nearest first: files hold them in any order.</summary>
    private static List<X509Certificate2> Path(X509Certificate2 own, X509Certificate2Collection all)
    {
        var path = new List<X509Certificate2>();
        for (var next = Above(own); next is not null; next = Above(next))
        {
            path.Add(next);
        }

        return path;

        X509Certificate2? Above(X509Certificate2 below) =>
            all.FirstOrDefault(upper => upper != own && !path.Contains(upper) && CertificateChecks.IsIssuedBy(below, upper));
    }
}
