using System.Security.Cryptography.X509Certificates;

namespace XaDienTu.Signatures.Keys;

/// <summary>
/// What signs: the public half is at hand, the private half stays in its store (a file, a token, a remote service, the officer's desk).
/// </summary>
public interface ISigningKey
{
    X509Certificate2 Certificate { get; }

    /// <summary>The certificates above <see cref="Certificate"/>, nearest first; the root may be left out.</summary>
    IReadOnlyList<X509Certificate2> Issuers { get; }

    /// <summary>
    /// Signs SHA-256 hashes, all in one confirmation of the holder. An answer is the bare signature value in the order asked:
    /// RSA PKCS#1 v1.5, or ECDSA as an ASN.1 sequence (RFC 3279), as the certificate's key says.
    /// </summary>
    /// <exception cref="KeyRefusedException">The holder refused, did not answer in time, gave a wrong PIN, or the store cannot be
    /// reached.</exception>
    Task<IReadOnlyList<byte[]>> SignAsync(IReadOnlyList<byte[]> hashes, CancellationToken cancellation);
}
