using System.Security.Cryptography.X509Certificates;

namespace XaDienTu.Signatures.Cms;

/// <summary>What a CMS SignedData with one signer says (RFC 5652). Nothing in it is trusted yet.</summary>
public sealed record CmsContent
{
    /// <summary>Null if the message does not carry the signer's certificate.</summary>
    public required X509Certificate2? SignerCertificate { get; init; }

    public required IReadOnlyList<X509Certificate2> Certificates { get; init; }

    /// <summary>Object identifier of the digest algorithm.</summary>
    public required string DigestAlgorithm { get; init; }

    /// <summary>Object identifier of the signature algorithm.</summary>
    public required string SignatureAlgorithm { get; init; }

    /// <summary>The signed hash of the content, to be compared with that of the bytes at hand; null without signed attributes.</summary>
    public required byte[]? MessageDigest { get; init; }

    /// <summary>Whether the signature value is that of the signed attributes; null without them: then it is over the content
    /// itself.</summary>
    public required SignatureFit? SignedAttributes { get; init; }

    /// <summary>Signed attributes are there, and the signature value is theirs.</summary>
    public bool SignedAttributesIntact => SignedAttributes is SignatureFit.Fits;

    /// <summary>Null if the attribute is missing: then the certificate could have been swapped for another with the same key.</summary>
    public required bool? SigningCertificateV2Matches { get; init; }

    /// <summary>The signer's own word, not proof.</summary>
    public required DateTimeOffset? SigningTime { get; init; }

    /// <summary>RFC 3161 tokens over <see cref="SignatureValue"/>: authorities may stamp one after the other (RFC 5126 §6.1.1).</summary>
    public required IReadOnlyList<byte[]> TimeStampTokens { get; init; }

    public required byte[] SignatureValue { get; init; }

    /// <summary>What was signed, where the message carries it; null for a detached signature.</summary>
    public byte[]? Content { get; init; }

    internal ReadOnlyMemory<byte>? AlgorithmParameters { get; init; }

    /// <summary>RFC 5652 §5.4: without signed attributes the signature value is over the content.</summary>
    /// <param name="contentHash">By <see cref="DigestAlgorithm"/>.</param>
    public SignatureFit VerifyContent(byte[] contentHash) => SignerCertificate is null
        ? SignatureFit.Broken
        : Cms.SignatureValue.Verify(
            SignerCertificate, contentHash, DigestAlgorithm, SignatureAlgorithm, AlgorithmParameters, SignatureValue);
}
