namespace XaDienTu.Kernel.Audit;

/// <summary>
/// A link of the audit's chain: it covers some rows and the link before it. Who changes, removes or adds a sealed row must make every
/// later link anew, and no longer agrees with a head that was written down elsewhere (a back-up, a log server).
/// </summary>
internal sealed class AuditSeal
{
    /// <summary>From 1, no gap.</summary>
    public required long Number { get; init; }

    public required DateTimeOffset SealedAt { get; init; }

    /// <summary>Earliest and latest time of the rows: finds them in their partitions.</summary>
    public required DateTimeOffset FirstAt { get; init; }

    public required DateTimeOffset LastAt { get; init; }

    public required int Rows { get; init; }

    /// <summary>Ids of the rows in the order they are hashed, sixteen bytes each, big end first.</summary>
    public required byte[] RowIds { get; init; }

    /// <summary>SHA-256 over number, time, the hash of the link before and the rows; lower-case hex.</summary>
    public required string Hash { get; init; }
}
