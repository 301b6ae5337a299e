using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using XaDienTu.Signatures.Cms;
using XaDienTu.Signatures.TimeStamps;

namespace XaDienTu.Signatures.Validation;

/// <summary>The checks of one signature in their order: content, algorithms, time, chain, revocation, authority. Collects why it is not valid.</summary>
/// <param name="existedAt">
/// When a document time stamp over this signature proves it to have existed (ETSI EN 319 102-1, 5.6: proof of existence). What else it
/// brings, its own time stamp among it, is judged as of then and not as of today.
/// </param>
internal sealed class Judgement(ValidationPolicy policy, RevocationCheck revocation, DateTimeOffset? existedAt)
{
    /// <summary>Clocks of authorities differ a little.</summary>
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    private readonly List<string> reasons = [];
    private SignatureCheck check = new() { Signer = null, Integrity = false, CoversWholeFile = false, Verdict = Verdict.None };

    public SignatureCheck Check
    {
        get
        {
            // Whatever a check before forgot to say: without integrity nothing is valid.
            var all = check.Integrity || reasons.Count > 0 ? reasons.Distinct().ToList() : [Reason.SignatureBroken];
            return check with { Verdict = Reason.VerdictOf(all), Reasons = all };
        }
    }

    private DateTimeOffset Latest => existedAt ?? policy.Now;

    public void Note(Func<SignatureCheck, SignatureCheck> change) => check = change(check);

    public void Blame(string reason) => reasons.Add(reason);

    /// <summary>Runs checks over what a stranger wrote: however it is broken, it is an answer and never a crash.</summary>
    public async Task GuardAsync(Func<Task> checks)
    {
        try
        {
            await checks();
        }
        catch (SignatureFormatException bad)
        {
            Blame(Reason.IsBeyond(bad.Code) ? Reason.NotSupported : Reason.Unreadable);
            Blame(bad.Code);
        }
        catch (Exception broken) when (broken is CryptographicException or AsnContentException or FormatException or ArgumentException)
        {
            Blame(Reason.Unreadable);
        }
    }

    /// <summary>The signature value fits the signed attributes, and these the content; without attributes, the content itself.</summary>
    /// <param name="contentHash">Hash of the bytes at hand by the message's own algorithm; null when that is unknown.</param>
    public void Content(CmsContent cms, byte[]? contentHash)
    {
        Attributes(cms);
        if (contentHash is null)
        {
            NotSupported();
        }
        else if (cms.SignedAttributes is { } fit)
        {
            var isSame = cms.MessageDigest is { } digest && digest.AsSpan().SequenceEqual(contentHash);
            if (!isSame)
            {
                Blame(Reason.DigestMismatch);
            }

            check = check with { Integrity = isSame && fit is SignatureFit.Fits };
        }
        else if (cms.SignerCertificate is not null)
        {
            Value(cms.VerifyContent(contentHash), Reason.DigestMismatch);
        }
    }

    /// <summary>The message may well be sound, but what it is about is not at hand (SIGNED_DATA_NOT_FOUND), or was not hashed.</summary>
    public void NoContent(CmsContent cms, string why)
    {
        Attributes(cms);
        Blame(why);
        check = check with { Integrity = false };
    }

    /// <summary>Nothing can be said of the signature, which is not to say that it is broken.</summary>
    public void NotSupported()
    {
        Blame(Reason.NotSupported);
        check = check with { Algorithms = "not-supported" };
    }

    public async Task SignerAsync(CmsContent cms, IEnumerable<X509Certificate2> beside, CancellationToken cancellation)
    {
        if (cms.SignerCertificate is null)
        {
            Blame(Reason.NoCertificate);
            return;
        }

        Algorithms(cms.SignerCertificate, Digests.IsStrong(cms.DigestAlgorithm), Digests.Name(cms.DigestAlgorithm)?.Name ?? cms.DigestAlgorithm);
        var carried = cms.Certificates.Concat(beside).ToList();
        await TimeAsync(cms.TimeStampTokens, cms.SignatureValue, carried, cancellation);
        await CertificateAsync(cms.SignerCertificate, carried, cancellation);
    }

    public void Algorithms(X509Certificate2 signer, bool isDigestStrong, string digestName)
    {
        var (key, isKeyStrong) = Digests.Key(signer);
        check = check with { AlgorithmNames = $"{key}, {digestName}" };
        if (!isKeyStrong || !isDigestStrong)
        {
            Weak();
        }
    }

    /// <summary>A sound, trusted stamp moves the time that counts back to its own; failing that, proof of existence by a later stamp counts.</summary>
    public async Task TimeAsync(
        IReadOnlyList<byte[]> tokens, byte[] stamped, IReadOnlyList<X509Certificate2> carried, CancellationToken cancellation)
    {
        if (existedAt is { } proved)
        {
            check = check with { SignedAt = proved, IsTimeProved = true };
        }

        var words = new List<string>();
        DateTimeOffset? earliest = null;
        foreach (var token in tokens)
        {
            var (word, time) = await StampAsync(token, stamped, carried, cancellation);
            words.Add(word);
            earliest = time < earliest || earliest is null ? time ?? earliest : earliest;
        }

        if (earliest is not null)
        {
            check = check with { Timestamp = "valid", SignedAt = earliest, IsTimeProved = true };
        }
        else if (words.Contains("invalid"))
        {
            Blame(Reason.TimeStampInvalid);
            check = check with { Timestamp = "invalid" };
        }
        else if (words.Count > 0)
        {
            check = check with { Timestamp = words[0] };
        }
    }

    /// <returns>The time where it counts. A stamp over SHA-1 is one that anybody could move: it is told, and proves nothing.</returns>
    private async Task<(string Word, DateTimeOffset? Time)> StampAsync(
        byte[] token, byte[] stamped, IReadOnlyList<X509Certificate2> carried, CancellationToken cancellation)
    {
        TimeStampToken stamp;
        try
        {
            stamp = TimeStampToken.Read(token);
        }
        catch (SignatureFormatException)
        {
            return ("invalid", null);
        }

        if (!stamp.IsStrong)
        {
            return ("weak", null);
        }

        return !IsSound(stamp) || !stamp.Covers(stamped) ? ("invalid", null)
            : await IsTrustedAsync(ChainOf(stamp, carried), cancellation) ? ("valid", stamp.Time)
            : ("untrusted", null);
    }

    /// <summary>A time stamp over the whole document, judged for itself.</summary>
    /// <param name="isSame">The stamp is over the bytes at hand.</param>
    public async Task DocumentStampAsync(TimeStampToken stamp, bool isSame, IReadOnlyList<X509Certificate2> carried, CancellationToken cancellation)
    {
        var isSound = IsSound(stamp);
        check = check with { Integrity = isSame && stamp.SignatureVerifies, SignedAt = stamp.Time, Timestamp = isSame && isSound ? "untrusted" : "invalid" };
        if (!isSame)
        {
            Blame(Reason.DigestMismatch);
        }

        if (!isSound)
        {
            Blame(Reason.TimeStampInvalid);
        }

        if (stamp.Certificate is not { } authority)
        {
            Blame(Reason.NoCertificate);
            return;
        }

        Algorithms(authority, stamp.DigestStrong, Digests.Name(stamp.DigestAlgorithm)?.Name ?? stamp.DigestAlgorithm);
        check = check with { Signer = SignerName.Of(authority) };
        var chain = ChainOf(stamp, carried);
        if (Chain(chain, Latest))
        {
            await RevokedAsync(chain, Latest, isStamped: false, cancellation);
        }

        if (reasons.Count == 0)
        {
            check = check with { Timestamp = "valid", IsTimeProved = true };
        }
    }

    public async Task CertificateAsync(X509Certificate2 signer, IReadOnlyList<X509Certificate2> carried, CancellationToken cancellation)
    {
        check = check with { Signer = SignerName.Of(signer) };
        if (!CertificateUsage.MaySignDocuments(signer))
        {
            Blame(Reason.CertificateUsage);
        }

        var at = check.IsTimeProved ? check.SignedAt!.Value : policy.Now;
        var chain = CertificateChain.Build(signer, carried.Concat(policy.Intermediates), policy.Anchors, at, check.IsTimeProved);
        if (!Chain(chain, at))
        {
            return;
        }

        await RevokedAsync(chain, at, check.Timestamp is "valid", cancellation);
        // The time the signer wrote proves nothing, so nobody backdates into a post that ended.
        var authority = await policy.Authority(signer, at, cancellation);
        check = check with { Authority = authority switch { SignerAuthority.Held => "held", SignerAuthority.NotHeld => "not-held", _ => "unknown" } };
        if (authority is SignerAuthority.NotHeld)
        {
            Blame(Reason.AuthorityNotHeld);
        }
    }

    private void Attributes(CmsContent cms)
    {
        if (cms.SignedAttributes is { } fit && cms.SignerCertificate is not null)
        {
            Value(fit, Reason.SignatureBroken);
        }

        if (cms.SigningCertificateV2Matches is false)
        {
            Blame(Reason.CertificateSwapped);
        }

        check = check with { SignedAt = cms.SigningTime };
    }

    private void Value(SignatureFit fit, string whenBroken)
    {
        switch (fit)
        {
            case SignatureFit.NotSupported:
                NotSupported();
                break;
            case SignatureFit.Broken:
                Blame(whenBroken);
                break;
            default:
                check = check with { Integrity = true };
                break;
        }
    }

    private bool IsSound(TimeStampToken stamp) =>
        stamp is { IsSound: true, Certificate: { } authority } && CertificateUsage.MayStampTime(authority) && stamp.Time <= Latest + ClockSkew;

    /// <summary>The stamp proves its own age to nobody: its authority must be trusted still, or at the time a later stamp proves.</summary>
    private CertificateChain ChainOf(TimeStampToken stamp, IEnumerable<X509Certificate2> carried) =>
        CertificateChain.Build(stamp.Certificate!, stamp.Certificates.Concat(carried).Concat(policy.Intermediates), policy.Anchors, Latest, existedAt is not null);

    private async Task<bool> IsTrustedAsync(CertificateChain chain, CancellationToken cancellation) =>
        chain is { State: ChainState.Trusted, IsOutOfTime: false, IsWeak: false }
        && await revocation.JudgeAsync(chain, Latest, cancellation) is RevocationState.Good or RevocationState.RevokedLater;

    /// <returns>Whether the chain ends in a trusted root, so that its issuers' word on revocation counts.</returns>
    private bool Chain(CertificateChain chain, DateTimeOffset at)
    {
        check = check with { Chain = Word(chain.State) };
        if (chain.IsOutOfTime)
        {
            // Proved to exist only after the end proves as little as no proof: the signature may be older (OUT_OF_BOUNDS_NO_POE).
            Blame(chain.Certificates.Any(certificate => at.UtcDateTime < certificate.NotBefore.ToUniversalTime()) ? Reason.NotValidAtSigning : Reason.ExpiredNoProof);
        }

        if (chain.IsWeak)
        {
            Weak();
        }

        switch (chain.State)
        {
            case ChainState.UntrustedRoot:
                Blame(Reason.UntrustedRoot);
                break;
            case ChainState.Incomplete:
                Blame(Reason.UntrustedRoot);
                Blame(Reason.ChainIncomplete);
                break;
            case ChainState.Invalid:
                Blame(Reason.ChainInvalid);
                break;
        }

        return chain.State is ChainState.Trusted;
    }

    /// <param name="isStamped">The signer had the signature stamped; a document time stamp anyone may add, at any time later.</param>
    private async Task RevokedAsync(CertificateChain chain, DateTimeOffset at, bool isStamped, CancellationToken cancellation)
    {
        var state = await revocation.JudgeAsync(chain, at, cancellation);
        check = check with { Revocation = Word(state) };
        if (state is RevocationState.Revoked)
        {
            Blame(isStamped ? Reason.Revoked : Reason.RevokedNoProof);
        }
        else if (state is RevocationState.Unknown)
        {
            Blame(Reason.RevocationUnknown);
        }
    }

    private void Weak()
    {
        check = check with { Algorithms = "weak" };
        Blame(Reason.WeakAlgorithm);
    }

    private static string Word(ChainState state) => state switch
    {
        ChainState.Trusted => "trusted",
        ChainState.UntrustedRoot => "untrusted-root",
        ChainState.Incomplete => "incomplete",
        _ => "invalid",
    };

    private static string Word(RevocationState state) => state switch
    {
        RevocationState.Good => "good",
        RevocationState.Revoked => "revoked",
        RevocationState.RevokedLater => "revoked-later",
        _ => "unknown",
    };
}
