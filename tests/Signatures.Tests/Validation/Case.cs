using XaDienTu.Signatures.Validation;

namespace XaDienTu.Signatures.Tests.Validation;

/// <summary>One file of the corpus: how it is made and what must be said of it.</summary>
/// <param name="Reason">One of the reasons given; null for files that have none.</param>
internal sealed record Case(string Name, Verdict Verdict, string? Reason, Func<Task<byte[]>> Make)
{
    public Case(string name, Verdict verdict, string? reason, Func<byte[]> make)
        : this(name, verdict, reason, () => Task.FromResult(make()))
    {
    }

    public ValidationPolicy Policy { get; init; } = Pki.Policy();

    /// <summary>What a detached signature is about.</summary>
    public byte[]? Content { get; init; }

    /// <summary>The word on the first signature's time stamp, where it matters.</summary>
    public string? Timestamp { get; init; }

    /// <summary>Most bytes that judging it may allocate.</summary>
    public long Memory { get; init; } = 64 * 1024 * 1024;
}
