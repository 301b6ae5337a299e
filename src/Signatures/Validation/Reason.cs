namespace XaDienTu.Signatures.Validation;

/// <summary>Why a signature is not valid: stable words of the API. Each belongs to one verdict.</summary>
public static class Reason
{
    public const string DigestMismatch = "digest-mismatch";
    public const string SignatureBroken = "signature-broken";
    public const string Unreadable = "unreadable-signature";
    public const string ByteRange = "byte-range";
    public const string ChangedAfterSigning = "changed-after-signing";
    public const string CertificateSwapped = "certificate-swapped";
    public const string PartOnly = "part-of-the-file-only";
    public const string ChainInvalid = "chain-invalid";
    public const string Revoked = "revoked";
    public const string TimeStampInvalid = "time-stamp-invalid";

    /// <summary>The certificate is for something else: time stamps, OCSP, issuing.</summary>
    public const string CertificateUsage = "certificate-usage";

    /// <summary>Before the certificate's time: no post-dating either (NOT_YET_VALID).</summary>
    public const string NotValidAtSigning = "not-valid-at-signing";

    /// <summary>A signature without what it is about.</summary>
    public const string ContentMissing = "content-missing";
    public const string NoCertificate = "no-certificate";
    public const string ChainIncomplete = "chain-incomplete";
    public const string UntrustedRoot = "untrusted-root";
    public const string RevokedNoProof = "revoked-no-time-stamp";
    public const string RevocationUnknown = "revocation-unknown";
    public const string ExpiredNoProof = "expired-no-time-stamp";
    public const string WeakAlgorithm = "weak-algorithm";
    public const string AuthorityNotHeld = "authority-not-held";

    private static readonly HashSet<string> Damning =
    [
        DigestMismatch, SignatureBroken, Unreadable, ByteRange, ChangedAfterSigning, CertificateSwapped, PartOnly, ChainInvalid, Revoked,
        CertificateUsage, TimeStampInvalid,
    ];

    public static Verdict VerdictOf(IReadOnlyCollection<string> reasons) =>
        reasons.Count == 0 ? Verdict.Valid : reasons.Any(Damning.Contains) ? Verdict.Invalid : Verdict.Indeterminate;
}
