using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;

namespace XaDienTu.Kernel.Data;

/// <summary>Names tables, columns, keys and versions alike in every module and on both databases.</summary>
internal static partial class SnakeCaseNames
{
    public static void Apply(ModelBuilder model, string prefix)
    {
        foreach (var entity in model.Model.GetEntityTypes().Where(entity => !entity.IsMappedToJson()))
        {
            if (entity.ClrType.Assembly != typeof(SnakeCaseNames).Assembly || prefix == KernelTables.Prefix)
            {
                var name = Of(entity.GetTableName() ?? entity.ClrType.Name);
                entity.SetTableName(name.StartsWith(prefix + "_", StringComparison.Ordinal) ? name : $"{prefix}_{name}");
            }

            foreach (var property in entity.GetProperties())
            {
                property.SetColumnName(Of(property.GetColumnName()));
            }

            if (typeof(IVersioned).IsAssignableFrom(entity.ClrType))
            {
                entity.FindProperty(nameof(IVersioned.Version))!.IsConcurrencyToken = true;
            }
        }
    }

    public static string Of(string name) => Humps().Replace(name, "$1_$2").ToLowerInvariant();

    [GeneratedRegex("([a-z0-9])([A-Z])")]
    private static partial Regex Humps();
}
