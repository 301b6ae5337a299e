namespace XaDienTu.Kernel.Data;

/// <summary>A row that a full-text index found.</summary>
public sealed class WordHit
{
    public required Guid Id { get; init; }

    /// <summary>The row's time in ticks of UTC; no index leads along this number, so sorting by it comes after finding.</summary>
    public required long Ticks { get; init; }
}
