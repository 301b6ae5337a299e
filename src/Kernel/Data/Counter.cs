namespace XaDienTu.Kernel.Data;

/// <summary>The last number given out under a name.</summary>
internal sealed class Counter
{
    public required string Name { get; init; }

    public long Value { get; set; }
}
