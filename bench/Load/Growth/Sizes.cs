using System.Globalization;
using XaDienTu.Load.Hosting;

namespace XaDienTu.Load.Growth;

/// <summary>What the cases take on the disk.</summary>
/// <param name="Tables">Bytes with indexes, and of the indexes alone; the years of a divided table together.</param>
/// <param name="LoadSeconds">How long the bulk load to this size took.</param>
internal sealed record Sizes(long Cases, long Bytes, long BytesPerCase, double LoadSeconds, IReadOnlyList<TableSize> Tables)
{
    private const double Gigabyte = 1e9;

    public static async Task<Sizes> ReadAsync(PostgresServer postgres, string database, TimeSpan load)
    {
        var cases = (await postgres.ReadAsync(database, "SELECT count(*) FROM cases_case", row => row.GetInt64(0))).Single();
        var bytes = (await postgres.ReadAsync(database, "SELECT pg_database_size(current_database())", row => row.GetInt64(0))).Single();
        var tables = await postgres.ReadAsync(
            database,
            @"SELECT regexp_replace(relname, '_(\d{4}|rest)$', ''),
                sum(pg_total_relation_size(oid))::bigint, sum(pg_indexes_size(oid))::bigint
              FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace GROUP BY 1 ORDER BY 2 DESC LIMIT 8",
            row => new TableSize(row.GetString(0), row.GetInt64(1), row.GetInt64(2)));
        return new Sizes(cases, bytes, bytes / cases, load.TotalSeconds, tables);
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Cases} cases: {Bytes / Gigabyte:F2} GB, {BytesPerCase} bytes each, loaded in {LoadSeconds:F0} s; {string.Join(", ", Tables.Select(table => $"{table.Name} {table.Bytes / Gigabyte:F2} GB ({table.IndexBytes / Gigabyte:F2} indexes)"))}");
}

internal sealed record TableSize(string Name, long Bytes, long IndexBytes);
