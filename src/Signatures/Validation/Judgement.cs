using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using XaDienTu.Signatures.Cms;
using XaDienTu.Signatures.TimeStamps;

namespace XaDienTu.Signatures.Validation;

/// <summary>The checks of one signature in order: content, algorithms, time, chain, revocation, authority; why it is not valid.</summary>
/// <param name="existedAt">
/// When a document time stamp over this signature proves it to have existed (ETSI EN 319 102-1, 5.6: proof of existence). What else it
/// brings, its own time stamp among it, is judged as of then and not as of today.
/// </param>
internal sealed class Judgement(ValidationPolicy policy, RevocationCheck revocation, DateTimeOffset? existedAt)
{
    private readonly StampJudge stamps = new(policy, revocation, existedAt);
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

        var digest = cms.DigestAlgorithm;
        Algorithms(cms.SignerCertificate, Digests.IsStrong(digest), Digests.Name(digest)?.Name ?? digest);
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

    /// <summary>A sound, trusted stamp moves the time that counts back to its own; failing that, a later stamp proves existence.</summary>
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
            var (word, time) = await stamps.JudgeAsync(token, stamped, carried, cancellation);
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

    /// <summary>A time stamp over the whole document, judged for itself.</summary>
    /// <param name="isSame">The stamp is over the bytes at hand.</param>
    public async Task DocumentStampAsync(
        TimeStampToken stamp, bool isSame, IReadOnlyList<X509Certificate2> carried, CancellationToken cancellation)
    {
        var isSound = stamps.IsSound(stamp);
        var word = isSame && isSound ? "untrusted" : "invalid";
        check = check with { Integrity = isSame && stamp.SignatureVerifies, SignedAt = stamp.Time, Timestamp = word };
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
        var chain = stamps.ChainOf(stamp, carried);
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
        var held = authority switch { SignerAuthority.Held => "held", SignerAuthority.NotHeld => "not-held", _ => "unknown" };
        check = check with { Authority = held };
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

    /// <returns>Whether the chain ends in a trusted root, so that its issuers' word on revocation counts.</returns>
    private bool Chain(CertificateChain chain, DateTimeOffset at)
    {
        check = check with { Chain = StateWords.Of(chain.State) };
        if (chain.IsOutOfTime)
        {
            // Proved to exist only after the end proves as little as no proof: the signature may be older (OUT_OF_BOUNDS_NO_POE).
            var isTooEarly = chain.Certificates.Any(certificate => at.UtcDateTime < certificate.NotBefore.ToUniversalTime());
            Blame(isTooEarly ? Reason.NotValidAtSigning : Reason.ExpiredNoProof);
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
        check = check with { Revocation = StateWords.Of(state) };
        if (state is RevocationState.Revoked or RevocationState.Unknown)
        {
            Blame(state is RevocationState.Unknown ? Reason.RevocationUnknown : isStamped ? Reason.Revoked : Reason.RevokedNoProof);
        }
    }

    private void Weak()
    {
        // Of what is not known nobody knows that it is weak.
        if (check.Algorithms is not "not-supported")
        {
            check = check with { Algorithms = "weak" };
            Blame(Reason.WeakAlgorithm);
        }
    }
}
