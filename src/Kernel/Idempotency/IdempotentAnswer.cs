namespace XaDienTu.Kernel.Idempotency;

/// <summary>What was answered to a request that carried a key, kept so that a repeat gets the same answer.</summary>
internal sealed class IdempotentAnswer
{
    public const int MaxKeyLength = 100;

    public required string Caller { get; init; }

    public required string Key { get; init; }

    /// <summary>SHA-256 of route and body: the same key with another request is a mistake of the caller.</summary>
    public required string RequestHash { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>What the request made, as JSON.</summary>
    public required string Answer { get; init; }
}
