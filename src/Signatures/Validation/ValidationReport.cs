namespace XaDienTu.Signatures.Validation;

/// <summary>The answer of ETSI EN 319 102-1, in one word.</summary>
public enum Verdict
{
    /// <summary>The file has no signature.</summary>
    None,

    /// <summary>Everything was checked and holds.</summary>
    Valid,

    /// <summary>Something that decides cannot be known: an unknown root, no word on revocation, no proof of time.</summary>
    Indeterminate,

    /// <summary>The file was changed, the certificate was revoked, or the signature is no signature.</summary>
    Invalid,
}

/// <summary>All signatures of a file; the file's verdict is that of its worst signature.</summary>
/// <param name="Format"><c>pdf</c>, <c>cms</c>, <c>xml</c>, or null where no kind of signed file was recognised.</param>
public sealed record ValidationReport(Verdict Verdict, string? Format, IReadOnlyList<SignatureCheck> Signatures)
{
    public static ValidationReport Of(string? format, IReadOnlyList<SignatureCheck> signatures) =>
        new(signatures.Count == 0 ? Verdict.None : signatures.Max(check => check.Verdict), format, signatures);
}

/// <summary>One signature. Each check is a stable word; <see cref="Reasons"/> lists what keeps it from being valid.</summary>
public sealed record SignatureCheck
{
    public required SignerFacts? Signer { get; init; }

    /// <summary>A document time stamp proves when the file existed and is nobody's consent.</summary>
    public bool IsDocumentTimeStamp { get; init; }

    /// <summary>From the time stamp when there is a sound one, else the signer's own word.</summary>
    public DateTimeOffset? SignedAt { get; init; }

    /// <summary>Whether <see cref="SignedAt"/> comes from a trusted time stamp.</summary>
    public bool IsTimeProved { get; init; }

    /// <summary>The signed bytes are as they were signed.</summary>
    public required bool Integrity { get; init; }

    /// <summary>Nothing stands in the file beyond what was signed.</summary>
    public required bool CoversWholeFile { get; init; }

    /// <summary>
    /// Whether the paper is the one that was signed: <c>as-signed</c>, <c>changed</c>, or <c>unknown</c> where it could not be told. Only
    /// what was found to differ is called changed.
    /// </summary>
    public string Content => Reasons.Any(Reason.IsChange) ? "changed" : Integrity ? "as-signed" : "unknown";

    /// <summary>What was signed was changed by a later revision of the file.</summary>
    public bool ModifiedAfter { get; init; }

    /// <summary>What later revisions of the file added: slugs, harmless ones (a further signature) and harmful.</summary>
    public IReadOnlyList<string> LaterChanges { get; init; } = [];

    /// <summary><c>trusted</c>, <c>untrusted-root</c>, <c>incomplete</c>, <c>invalid</c>.</summary>
    public string Chain { get; init; } = "incomplete";

    /// <summary><c>good</c>, <c>revoked</c>, <c>revoked-later</c>, <c>unknown</c>.</summary>
    public string Revocation { get; init; } = "unknown";

    /// <summary><c>none</c>, <c>valid</c>, <c>untrusted</c>, <c>weak</c> (over SHA-1: proves nothing), <c>invalid</c>.</summary>
    public string Timestamp { get; init; } = "none";

    /// <summary><c>strong</c>, <c>weak</c> or <c>not-supported</c>, with the names in <see cref="AlgorithmNames"/>.</summary>
    public string Algorithms { get; init; } = "strong";

    public string AlgorithmNames { get; init; } = "";

    /// <summary><c>held</c>, <c>not-held</c>, or <c>unknown</c> for signers who hold no post here.</summary>
    public string Authority { get; init; } = "unknown";

    public required Verdict Verdict { get; init; }

    public IReadOnlyList<string> Reasons { get; init; } = [];
}

/// <summary>Who signed, as the certificate says.</summary>
public sealed record SignerFacts(
    string Name, string? Organization, string? Title, string? Identifier, string Issuer, string Serial, DateTimeOffset ValidFrom,
    DateTimeOffset ValidTo);
