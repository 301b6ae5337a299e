using System.Security.Cryptography.X509Certificates;

namespace XaDienTu.Signatures.Xml;

/// <summary>One enveloped signature of a document, judged in itself; chain, revocation and the time stamp's soundness are not looked
/// at.</summary>
public sealed record XmlSignature
{
    public string? Id { get; init; }

    /// <summary>Whose key verifies; null when the value verifies with no certificate at hand.</summary>
    public X509Certificate2? SignerCertificate { get; init; }

    /// <summary>All certificates in the signature's KeyInfo.</summary>
    public IReadOnlyList<X509Certificate2> Certificates { get; init; } = [];

    /// <summary>Every digest fits and the value verifies. Means nothing without <see cref="CoversWholeDocument"/>.</summary>
    public bool IntegrityHolds { get; init; }

    /// <summary>The whole document (or its root) without this signature is signed, and nothing unsigned hides in the signature.</summary>
    public bool CoversWholeDocument { get; init; }

    /// <summary>The signed digest of the signing certificate fits; null when the signature (plain XML-DSig) has none.</summary>
    public bool? SigningCertificateMatches { get; init; }

    /// <summary>What the signer claims; null when not signed.</summary>
    public DateTimeOffset? SigningTime { get; init; }

    public string SignatureAlgorithm { get; init; } = "";

    public IReadOnlyList<string> DigestAlgorithms { get; init; } = [];

    /// <summary>The RFC 3161 token of a signature time stamp, and the bytes it must be over.</summary>
    public byte[]? TimeStampToken { get; init; }

    public byte[]? TimeStampedContent { get; init; }

    /// <summary>
    /// Stable words: structure, algorithm-refused, weak-algorithm, reference-refused, transform-refused, ambiguous-id, digest-mismatch,
    /// signature-mismatch, no-certificate, unsigned-content, certificate-mismatch. Empty on a sound signature.
    /// </summary>
    public IReadOnlyList<string> Problems { get; init; } = [];
}
