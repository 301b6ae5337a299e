namespace XaDienTu.Kernel.Data;

/// <summary>A use case changed rows and left no event: a fault of the program, and nothing was saved. It records what it did, or names at
/// the door why nobody need know.</summary>
public sealed class UnauditedChangeException()
    : InvalidOperationException("Rows changed and nothing was recorded in the audit. Record it, or say why not (unaudited).");
