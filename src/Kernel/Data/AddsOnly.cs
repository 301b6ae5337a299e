using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace XaDienTu.Kernel.Data;

/// <summary>
/// Rows are only added until it is left: changes of what is loaded are looked for once, then, not at every step of a thousand.
/// </summary>
internal sealed class AddsOnly : IDisposable
{
    private readonly ChangeTracker changes;

    public AddsOnly(ChangeTracker changes)
    {
        this.changes = changes;
        changes.AutoDetectChangesEnabled = false;
    }

    public void Dispose() => changes.AutoDetectChangesEnabled = true;
}
