using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace XaDienTu.Signing.Authority;

/// <summary>A signed answer as it goes out: the bytes, and from when to when it holds.</summary>
internal sealed record KeptAnswer(byte[] Bytes, DateTimeOffset From, DateTimeOffset To, string Tag);

/// <summary>
/// Lists and OCSP answers of this node that are given again as long as they say the same: to sign costs, to ask the database whether
/// anything was revoked hardly does.
/// </summary>
internal sealed class KeptAnswers(TimeProvider clock)
{
    /// <summary>As old as an answer may be when it is given out.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    /// <summary>More than certificates are asked about in ten minutes.</summary>
    private const int Most = 5_000;

    private readonly ConcurrentDictionary<string, (string State, KeptAnswer Answer)> kept = new();
    private int signed;

    /// <summary>How many were signed since the start.</summary>
    public int Signed => signed;

    /// <param name="question">What is asked.</param>
    /// <param name="state">What the answer says; another state makes another answer.</param>
    public KeptAnswer Get(string question, string state, TimeSpan life, Func<DateTimeOffset, byte[]> sign)
    {
        var now = clock.GetUtcNow();
        if (kept.TryGetValue(question, out var known) && known.State == state && known.Answer.From <= now
            && now - known.Answer.From < Longest)
        {
            return known.Answer;
        }

        var answer = Sign(now, life, sign);
        if (kept.Count >= Most)
        {
            kept.Clear();
        }

        kept[question] = (state, answer);
        return answer;
    }

    /// <summary>One that cannot be given again.</summary>
    public KeptAnswer Once(TimeSpan life, Func<DateTimeOffset, byte[]> sign) => Sign(clock.GetUtcNow(), life, sign);

    private KeptAnswer Sign(DateTimeOffset now, TimeSpan life, Func<DateTimeOffset, byte[]> sign)
    {
        Interlocked.Increment(ref signed);
        var bytes = sign(now);
        return new KeptAnswer(bytes, now, now + life, Convert.ToHexStringLower(SHA256.HashData(bytes))[..32]);
    }
}
