using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace XaDienTu.Signatures.Validation;

internal enum ChainState
{
    Trusted,

    /// <summary>It ends in a root that is not, or no longer, believed.</summary>
    UntrustedRoot,

    /// <summary>An issuer is missing, so what it ends in is not known.</summary>
    Incomplete,
    Invalid,
}

/// <summary>The certificates from a signer up to a root, judged at one moment (RFC 5280 section 6); revocation is judged
/// elsewhere.</summary>
internal sealed record CertificateChain(ChainState State, IReadOnlyList<X509Certificate2> Certificates, bool IsOutOfTime)
{
    /// <summary>No authority has so many levels.</summary>
    private const int MaxLength = 10;

    /// <param name="extra">Certificates that came with the file: may complete the chain, are never trusted themselves.</param>
    /// <param name="isTimeProved">A retired root still vouches for what is proved to be older than its retirement.</param>
    public static CertificateChain Build(
        X509Certificate2 leaf, IEnumerable<X509Certificate2> extra, IReadOnlyList<TrustAnchor> anchors, DateTimeOffset at,
        bool isTimeProved)
    {
        using var chain = new X509Chain();
        var policy = chain.ChainPolicy;
        policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        policy.RevocationMode = X509RevocationMode.NoCheck;
        policy.DisableCertificateDownloads = true;
        policy.VerificationTime = at.UtcDateTime;
        policy.VerificationTimeIgnored = false;
        foreach (var anchor in anchors)
        {
            var isBelieved = anchor.RetiredAt is not { } retired || (isTimeProved && at < retired);
            // A retired root still completes the chain, so that the answer is "not trusted" and not "not known".
            (isBelieved ? policy.CustomTrustStore : policy.ExtraStore).Add(anchor.Certificate);
        }

        foreach (var certificate in extra)
        {
            policy.ExtraStore.Add(certificate);
        }

        try
        {
            chain.Build(leaf);
        }
        catch (CryptographicException)
        {
            return new CertificateChain(ChainState.Invalid, [leaf], IsOutOfTime: false);
        }

        var path = chain.ChainElements.Select(element => element.Certificate).ToList();
        var flags = chain.ChainStatus.Aggregate(X509ChainStatusFlags.NoError, (all, status) => all | status.Status);
        var isOutOfTime = flags.HasFlag(X509ChainStatusFlags.NotTimeValid);
        var rest = flags & ~(X509ChainStatusFlags.NotTimeValid | X509ChainStatusFlags.UntrustedRoot | X509ChainStatusFlags.PartialChain);
        var state = rest != X509ChainStatusFlags.NoError || path.Count > MaxLength ? ChainState.Invalid
            : flags.HasFlag(X509ChainStatusFlags.PartialChain) ? ChainState.Incomplete
            : flags.HasFlag(X509ChainStatusFlags.UntrustedRoot) ? ChainState.UntrustedRoot
            : ChainState.Trusted;
        return new CertificateChain(state, path, isOutOfTime);
    }

    /// <summary>Each certificate below the root with its issuer.</summary>
    public IEnumerable<(X509Certificate2 Certificate, X509Certificate2 Issuer)> Links() => Certificates.Zip(Certificates.Skip(1));

    /// <summary>A short key anywhere, or a link signed over SHA-1: whoever forges one link owns all below it. The root's own signature
    /// proves nothing.</summary>
    public bool IsWeak => Certificates.Any(certificate => !Digests.Key(certificate).IsStrong)
        || Links().Any(link => !Digests.IsStronglySigned(link.Certificate));
}
