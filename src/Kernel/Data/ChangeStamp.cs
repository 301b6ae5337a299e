namespace XaDienTu.Kernel.Data;

/// <summary>New with every change of what a module's nodes keep in memory. Never counted up: a change undone must not share its
/// stamp.</summary>
internal sealed class ChangeStamp
{
    /// <summary>Prefix of the module.</summary>
    public required string Name { get; init; }

    public Guid Value { get; set; }
}
