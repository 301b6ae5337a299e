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

    /// <summary>The signatures of the file want more bytes hashed than those of any honest file; this one was left.</summary>
    public const string TooMuchToHash = "too-much-to-hash";

    /// <summary>A signature that was added later, though not broken, is not known to be anybody's: what it brought is vouched for by
    /// nobody.</summary>
    public const string LaterUnproved = "later-signature-unproved";

    /// <summary>Algorithm or format beyond this judge: nothing is said of the signature.</summary>
    public const string NotSupported = "not-supported";

    /// <summary>
    /// What says that the paper is not as signed, or that the signature is none. A certificate that was issued for something else, or a
    /// chain that does not hold, leaves open who signed (EN 319 102-1, table 5: CHAIN_CONSTRAINTS_FAILURE,
    /// CERTIFICATE_CHAIN_GENERAL_FAILURE) and accuses nobody.
    /// </summary>
    private static readonly HashSet<string> Damning =
    [
        DigestMismatch, SignatureBroken, Unreadable, ByteRange, ChangedAfterSigning, CertificateSwapped, PartOnly, Revoked,
        TimeStampInvalid,
    ];

    /// <summary>What says that there is no signature at all behind the name of one.</summary>
    private static readonly HashSet<string> Hollow = [DigestMismatch, ByteRange, Unreadable, MessageTooLarge];

    private const string MessageTooLarge = "cms-too-large";

    /// <summary>
    /// What is beyond this reader, though perhaps sound, is not called broken: what it does not know, and what would cost more than any
    /// honest file.
    /// </summary>
    public static bool IsBeyond(string code) => code is "pdf-encrypted" or "cms-several-signers"
        or "xml-too-large" or "pdf-too-large" or "pdf-too-complex" or "pdf-too-deep" or "too-many-signatures" or MessageTooLarge;

    /// <summary>The paper at hand is not the one that was signed.</summary>
    public static bool IsChange(string reason) => reason is DigestMismatch or ByteRange or ChangedAfterSigning or PartOnly;

    /// <summary>What leaves something open and accuses nobody.</summary>
    public static bool IsOpen(string reason) => !Damning.Contains(reason);

    public static bool IsHollow(string reason) => Hollow.Contains(reason);

    public static Verdict VerdictOf(IReadOnlyCollection<string> reasons) =>
        reasons.Count == 0 ? Verdict.Valid : reasons.Any(Damning.Contains) ? Verdict.Invalid : Verdict.Indeterminate;
}
