namespace XaDienTu.Kernel.Audit.Heads;

/// <summary>The province's time-stamp authority as the audit needs it; who has one implements it, without one no head is stamped.</summary>
public interface IStampHeads
{
    /// <param name="hash">32 bytes.</param>
    Task<HeadToken> StampAsync(byte[] hash, CancellationToken cancellation);

    /// <summary>Whether a token is the authority's own, made for heads of the audit and nothing else.</summary>
    Task<TokenJudgement> JudgeAsync(byte[] token, CancellationToken cancellation);
}

/// <param name="Der">The time-stamp token.</param>
public sealed record HeadToken(byte[] Der, DateTimeOffset At);

/// <param name="Imprint">The hash it was given for.</param>
/// <param name="Fault">Why it does not count, half a sentence in Vietnamese; null when it does.</param>
public sealed record TokenJudgement(byte[] Imprint, DateTimeOffset At, string? Fault);
