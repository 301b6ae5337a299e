using System.Globalization;
using Npgsql;
using XaDienTu.Kernel.Backups;

namespace XaDienTu.Database.Postgres;

/// <summary>Checks and copies PostgreSQL with PostgreSQL's own programs.</summary>
/// <param name="kind">
/// <see cref="Physical"/>: the whole cluster, the base that archived WAL takes to any point in time; needs the right to replicate.
/// <see cref="Logical"/>: this database alone, restored anywhere. Null: physical where the right is there.
/// </param>
public sealed class PostgresKeeper(string connectionString, string? kind) : IDatabaseKeeper
{
    public const string Physical = "physical";
    public const string Logical = "logical";
    private const string DumpName = "database.dump";

    public async Task<IReadOnlyList<string>> FaultsAsync(CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(cancellation);
        await using var broken = new NpgsqlCommand(
            "SELECT coalesce(sum(checksum_failures), 0)::bigint FROM pg_stat_database WHERE datname = current_database()", connection);
        var pages = (long)(await broken.ExecuteScalarAsync(cancellation))!;
        return pages == 0 ? [] : [$"PostgreSQL đã đọc phải {pages} trang sai tổng kiểm tra (pg_stat_database.checksum_failures)."];
    }

    public async Task<IReadOnlyDictionary<string, long>> CountAsync(IEnumerable<string> tables, CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(cancellation);
        await using var snapshot = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellation);
        return await CountAsync(connection, tables, cancellation);
    }

    public async Task<DatabaseCopy> CopyAsync(string folder, CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(cancellation);
        var programs = new PostgresPrograms(connection, connectionString);
        var chosen = kind ?? (await MayReplicateAsync(connection, cancellation) ? Physical : Logical);
        if (chosen == Physical)
        {
            // With the WAL of its own duration the copy stands alone; archived WAL takes it further.
            await programs.RunAsync("pg_basebackup",
                ["-D", folder, "-Ft", "-Z", "1", "-X", "stream", "-c", "fast", "--manifest-checksums=SHA256"], database: null,
                cancellation);
            return new DatabaseCopy(Physical, new Dictionary<string, long>());
        }

        if (chosen != Logical)
        {
            throw new KeepingException($"--kind nhận {Physical} hoặc {Logical}, không phải “{chosen}”.");
        }

        // The dump sees the snapshot of the counts: what is counted is what lies in it.
        await using var snapshot = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellation);
        var name = (string)(await ScalarAsync(connection, "SELECT pg_export_snapshot()", cancellation))!;
        var counts = await CountAsync(connection, await TablesAsync(connection, cancellation), cancellation);
        await programs.RunAsync("pg_dump", ["-Fc", "-Z", "1", "--no-owner", "--snapshot", name, "-f", Path.Combine(folder, DumpName)],
            connection.Database, cancellation);
        return new DatabaseCopy(Logical, counts);
    }

    public async Task RestoreAsync(string folder, string kind, CancellationToken cancellation)
    {
        if (kind == Physical)
        {
            await NeedRestoredClusterAsync(cancellation);
            return;
        }

        await new PostgresProvider(connectionString).PrepareAsync(cancellation);
        await using var connection = await OpenAsync(cancellation);
        if ((await TablesAsync(connection, cancellation)).Count > 0)
        {
            throw new KeepingException(
                $"Cơ sở dữ liệu {connection.Database} đã có bảng. Chỉ --connectionString tới một cơ sở dữ liệu mới, chưa có gì.");
        }

        var programs = new PostgresPrograms(connection, connectionString);
        await programs.RunAsync("pg_restore",
            ["--exit-on-error", "--no-owner", "-j", "2", "-d", connection.Database, Path.Combine(folder, DumpName)], database: null,
            cancellation);
    }

    /// <summary>The cluster comes back on its own machine by its own tools; here we see that it has, and that it is open for
    /// writing.</summary>
    private async Task NeedRestoredClusterAsync(CancellationToken cancellation)
    {
        try
        {
            await using var connection = await OpenAsync(cancellation);
            if ((bool)(await ScalarAsync(connection, "SELECT pg_is_in_recovery()", cancellation))!)
            {
                throw new KeepingException("PostgreSQL còn đang khôi phục (recovery). Chờ xong rồi chạy lại.");
            }
        }
        catch (NpgsqlException failure)
        {
            throw new KeepingException(
                $"Bản sao này là cả cụm PostgreSQL: khôi phục cụm trước bằng ops/restore-postgres, rồi chỉ --connectionString tới cụm đó. ({failure.Message})", failure);
        }
    }

    private static async Task<bool> MayReplicateAsync(NpgsqlConnection connection, CancellationToken cancellation) =>
        (bool)(
            await ScalarAsync(connection, "SELECT rolreplication OR rolsuper FROM pg_roles WHERE rolname = current_user", cancellation))!;

    // A partitioned table is one table, whatever its parts.
    private static async Task<List<string>> TablesAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition ORDER BY 1", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var names = new List<string>();
        while (await reader.ReadAsync(cancellation))
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }

    private static async Task<IReadOnlyDictionary<string, long>> CountAsync(
        NpgsqlConnection connection, IEnumerable<string> tables, CancellationToken cancellation)
    {
        var counts = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var table in tables)
        {
            counts[table] = Convert.ToInt64(
                await ScalarAsync(connection, $"SELECT count(*) FROM \"{table}\"", cancellation), CultureInfo.InvariantCulture);
        }

        return counts;
    }

    private static async Task<object?> ScalarAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
#pragma warning disable CA2100 // Constants and names of our own tables.
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync(cancellation);
    }

    private async Task<NpgsqlConnection> OpenAsync(CancellationToken cancellation)
    {
        var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellation);
        return connection;
    }
}
