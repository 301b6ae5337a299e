using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace XaDienTu.Kernel.Data;

/// <summary>
/// A change of what a versioned row holds is a change of that row: two requests that each add a result to one case read the same version,
/// and the second must fail though neither touches the case's own columns. What a row holds are the lists it has (<c>HasMany(case =>
/// case.Results)</c>).
/// </summary>
internal static class ChangedRoots
{
    /// <summary>Marks the loaded owners of all changed rows as changed themselves.</summary>
    public static void Touch(ChangeTracker changes)
    {
        Dictionary<(IEntityType Type, object Key), EntityEntry<IVersioned>>? roots = null;
        // Listed first: marking changes what is being walked through.
        foreach (var entry in changes.Entries()
            .Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).ToList())
        {
            foreach (var key in entry.Metadata.GetForeignKeys().Where(IsHeld))
            {
                var values = entry.State is EntityState.Deleted ? entry.OriginalValues : entry.CurrentValues;
                roots ??= changes.Entries<IVersioned>().Where(root => root.State is EntityState.Unchanged)
                    .ToDictionary(root => (root.Metadata.GetRootType(), KeyOf(root)));
                if (values[key.Properties[0]] is { } owner && roots.Remove((key.PrincipalEntityType.GetRootType(), owner), out var changed))
                {
                    changed.Property(row => row.Version).IsModified = true;
                }
            }
        }
    }

    private static bool IsHeld(IForeignKey key) => key is { PrincipalToDependent: not null, IsOwnership: false, Properties.Count: 1 }
        && key.PrincipalKey.IsPrimaryKey() && key.PrincipalEntityType.ClrType.IsAssignableTo(typeof(IVersioned));

    private static object KeyOf(EntityEntry<IVersioned> root) =>
        root.Property(root.Metadata.FindPrimaryKey()!.Properties[0].Name).CurrentValue!;
}
