using System.Security.Cryptography.X509Certificates;

namespace XaDienTu.Signatures.Revocation;

/// <summary>What a reader needs to judge a signature years later without a network: certificates, DER CRLs, DER OCSP responses.</summary>
public sealed record ValidationData(
    IReadOnlyList<X509Certificate2> Certificates, IReadOnlyList<byte[]> Crls, IReadOnlyList<byte[]> OcspResponses)
{
    public static ValidationData Empty { get; } = new([], [], []);

    public bool IsEmpty => Certificates.Count + Crls.Count + OcspResponses.Count == 0;
}
