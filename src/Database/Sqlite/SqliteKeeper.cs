using Microsoft.Data.Sqlite;
using XaDienTu.Kernel.Backups;

namespace XaDienTu.Database.Sqlite;

/// <summary>Checks, copies and brings back the embedded database.</summary>
public sealed class SqliteKeeper(string file) : IDatabaseKeeper
{
    public const string Kind = "sqlite";

    private string CopyName => Path.GetFileName(file);

    public async Task<IReadOnlyList<string>> FaultsAsync(CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(file, cancellation);
        var faults = (await TextsAsync(connection, "PRAGMA integrity_check(50)", row => row.GetString(0), cancellation))
            .Where(line => line != "ok");
        var orphans = await TextsAsync(
            connection, "PRAGMA foreign_key_check", row =>
                $"{row.GetString(0)}: dòng {row.GetValue(1)} trỏ tới {row.GetString(2)} không có.", cancellation);
        return [.. faults, .. orphans];
    }

    public async Task<IReadOnlyDictionary<string, long>> CountAsync(IEnumerable<string> tables, CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(file, cancellation);
        return await CountAsync(connection, tables, cancellation);
    }

    /// <summary>
    /// All pages in one step of the back-up interface: one read transaction, writers go on in the log. VACUUM INTO would do too, but it
    /// may renumber the rows that a full-text index points at, and rewrites everything.
    /// </summary>
    public async Task<DatabaseCopy> CopyAsync(string folder, CancellationToken cancellation)
    {
        if (!File.Exists(file))
        {
            throw new KeepingException($"Không có cơ sở dữ liệu {file}. Kiểm tra lại --data.");
        }

        var target = Path.Combine(folder, CopyName);
        await using (var source = await OpenAsync(file, cancellation))
        await using (var copy = await OpenAsync(target, cancellation, SqliteOpenMode.ReadWriteCreate))
        {
            await Task.Run(() => source.BackupDatabase(copy), cancellation);
            // One file with nothing beside it; the next start turns the log on again.
            await TextsAsync(copy, "PRAGMA journal_mode = DELETE", row => row.GetString(0), cancellation);
            var names =
                await TextsAsync(copy,
                    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE '%\\_words%' ESCAPE '\\'", row => row.GetString(0), cancellation);
            return new DatabaseCopy(Kind, await CountAsync(copy, names, cancellation));
        }
    }

    public async Task RestoreAsync(string folder, string kind, CancellationToken cancellation)
    {
        if (File.Exists(file))
        {
            throw new KeepingException($"Đã có cơ sở dữ liệu {file}. Chọn thư mục --data khác, còn trống.");
        }

        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await using var source = File.OpenRead(Path.Combine(folder, CopyName));
        await using var target = new FileStream(file, FileMode.CreateNew);
        await source.CopyToAsync(target, cancellation);
        target.Flush(flushToDisk: true);
    }

    private static async Task<IReadOnlyDictionary<string, long>> CountAsync(
        SqliteConnection connection, IEnumerable<string> tables, CancellationToken cancellation)
    {
        await using var snapshot = connection.BeginTransaction(deferred: true);
        var counts = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var table in tables)
        {
            counts[table] = (await TextsAsync(connection, $"SELECT count(*) FROM \"{table}\"", row => row.GetInt64(0), cancellation))
                .Single();
        }

        return counts;
    }

    private static async Task<SqliteConnection> OpenAsync(
        string path, CancellationToken cancellation, SqliteOpenMode mode = SqliteOpenMode.ReadWrite)
    {
        // Not pooled: a pooled connection would keep the copy open while it is hashed or moved.
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false, DefaultTimeout = 30 }.ToString());
        await connection.OpenAsync(cancellation);
        return connection;
    }

    private static async Task<List<T>> TextsAsync<T>(
        SqliteConnection connection, string sql, Func<SqliteDataReader, T> read, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Names of our own tables.
        command.CommandText = sql;
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellation))
        {
            rows.Add(read(reader));
        }

        return rows;
    }
}
