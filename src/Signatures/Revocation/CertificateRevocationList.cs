using System.Numerics;
using System.Security.Cryptography.X509Certificates;
using XaDienTu.Signatures.Certificates;

namespace XaDienTu.Signatures.Revocation;

/// <summary>A revocation list as read; nothing in it is believed before <see cref="IsSignedBy"/>.</summary>
public sealed class CertificateRevocationList
{
    private readonly string algorithm;
    private readonly ReadOnlyMemory<byte> content;
    private readonly byte[] signature;
    private readonly Dictionary<BigInteger, RevokedCertificate> entries;

    internal CertificateRevocationList(
        string algorithm, ReadOnlyMemory<byte> content, byte[] signature, Dictionary<BigInteger, RevokedCertificate> entries) =>
        (this.algorithm, this.content, this.signature, this.entries) = (algorithm, content, signature, entries);

    public required X500DistinguishedName Issuer { get; init; }

    public required BigInteger? Number { get; init; }

    public required DateTimeOffset ThisUpdate { get; init; }

    public required DateTimeOffset? NextUpdate { get; init; }

    public IReadOnlyCollection<RevokedCertificate> Revoked => entries.Values;

    /// <summary>The issuer's name fits, its key verifies the list (SHA-256 and above) and, if limited, may sign lists.</summary>
    public bool IsSignedBy(X509Certificate2 issuer) =>
        Issuer.RawData.AsSpan().SequenceEqual(issuer.SubjectName.RawData)
        && issuer.Extensions.OfType<X509KeyUsageExtension>().All(usage => usage.KeyUsages.HasFlag(X509KeyUsageFlags.CrlSign))
        && SignatureAlgorithms.Verify(issuer, algorithm, content.Span, signature);

    /// <param name="serial">Big-endian, unsigned, as <see cref="X509Certificate2.SerialNumberBytes"/> gives it.</param>
    public RevokedCertificate? Find(ReadOnlySpan<byte> serial) =>
        entries.GetValueOrDefault(new BigInteger(serial, isUnsigned: true, isBigEndian: true));
}
