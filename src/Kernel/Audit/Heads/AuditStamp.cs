namespace XaDienTu.Kernel.Audit.Heads;

/// <summary>
/// A head of the chain with the time stamp (RFC 3161) that the province's authority gave for its hash. Who makes the chain anew behind it
/// would need the authority's key; who removes it leaves a gap, or a counter that knows better.
/// </summary>
internal sealed class AuditStamp
{
    /// <summary>From 1, no gap.</summary>
    public required long Place { get; init; }

    /// <summary>Number of the seal that was the last one then.</summary>
    public required long Number { get; init; }

    /// <summary>Hash of that seal; the token's imprint is these 32 bytes.</summary>
    public required string Hash { get; init; }

    /// <summary>DER, a CMS SignedData.</summary>
    public required byte[] Token { get; init; }

    /// <summary>As the token says.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When it was delivered off the machine; null while it waits, or when nothing is delivered.</summary>
    public DateTimeOffset? ShippedAt { get; init; }
}
