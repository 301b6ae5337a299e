namespace XaDienTu.Kernel.Data;

/// <summary>Which edition of something the platform ships lies in this database.</summary>
internal sealed class LoadedSeed
{
    public required string Name { get; init; }

    public required string Stamp { get; set; }
}
