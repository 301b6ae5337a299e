namespace XaDienTu.Kernel.Data;

/// <summary>A save in this transaction failed before: nothing of it may be committed.</summary>
internal sealed class SpoiledTransactionException()
    : InvalidOperationException("A save in this transaction failed: nothing of it may be committed.");
