using System.Security.Cryptography.X509Certificates;
using XaDienTu.Signatures.TimeStamps;

namespace XaDienTu.Signatures.Validation;

/// <summary>Time stamps: sound in themselves, and of an authority that is trusted at the time that counts.</summary>
/// <param name="existedAt">See <see cref="Judgement"/>.</param>
internal sealed class StampJudge(ValidationPolicy policy, RevocationCheck revocation, DateTimeOffset? existedAt)
{
    /// <summary>Clocks of authorities differ a little.</summary>
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    private DateTimeOffset Latest => existedAt ?? policy.Now;

    /// <returns>The time where it counts. A stamp over SHA-1 is one that anybody could move: it is told, and proves nothing.</returns>
    public async Task<(string Word, DateTimeOffset? Time)> JudgeAsync(
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

    public bool IsSound(TimeStampToken stamp) =>
        stamp is { IsSound: true, Certificate: { } authority } && CertificateUsage.MayStampTime(authority)
            && stamp.Time <= Latest + ClockSkew;

    /// <summary>The stamp proves its own age to nobody: its authority must be trusted still, or at the time a later stamp proves.</summary>
    public CertificateChain ChainOf(TimeStampToken stamp, IEnumerable<X509Certificate2> carried) =>
        CertificateChain.Build(stamp.Certificate!, stamp.Certificates.Concat(carried).Concat(policy.Intermediates), policy.Anchors, Latest,
            existedAt is not null);

    private async Task<bool> IsTrustedAsync(CertificateChain chain, CancellationToken cancellation) =>
        chain is { State: ChainState.Trusted, IsOutOfTime: false, IsWeak: false }
        && await revocation.JudgeAsync(chain, Latest, cancellation) is RevocationState.Good or RevocationState.RevokedLater;
}
