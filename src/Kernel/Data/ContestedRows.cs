using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace XaDienTu.Kernel.Data;

/// <summary>Rows that two may bring at the same moment.</summary>
public static class ContestedRows
{
    /// <summary>
    /// Inserts the row unless another one has its <paramref name="key"/>: whoever comes second waits here for the first one's commit. The
    /// columns are the model's, so that a new one is not forgotten; the sentence is the same on both databases.
    /// </summary>
    /// <param name="key">Name of the property that is unique.</param>
    /// <returns>Whether it was inserted. It is not tracked.</returns>
    public static async Task<bool> InsertUnlessThereAsync<T>(this ModuleDb db, T row, string key, CancellationToken cancellation)
        where T : class
    {
        var type = db.Model.FindEntityType(typeof(T))!;
        var table = StoreObjectIdentifier.Create(type, StoreObjectType.Table)!.Value;
        var columns = type.GetProperties().Where(column => column.GetComputedColumnSql() is null).ToList();
        await using var maker = db.Database.GetDbConnection().CreateCommand();
        var values = columns.Select((column, place) => column.GetRelationalTypeMapping().CreateParameter(
            maker, $"@p{place}", db.Entry(row).Property(column.Name).CurrentValue, column.IsNullable));
        var names = string.Join(", ", columns.Select(column => column.GetColumnName(table)));
        var places = string.Join(", ", columns.Select((_, place) => $"@p{place}"));
        var unique = type.FindProperty(key)!.GetColumnName(table);
        var sql = $"INSERT INTO {table.Name} ({names}) VALUES ({places}) ON CONFLICT ({unique}) DO NOTHING";
        return await db.Database.ExecuteSqlRawAsync(sql, values, cancellation) == 1;
    }
}
