using Npgsql;

namespace XaDienTu.Load.Hosting;

/// <summary>The PostgreSQL that <c>./dev bench</c> started for this run, and its processor time.</summary>
internal sealed class PostgresServer
{
    private readonly int postmaster;

    private PostgresServer(NpgsqlConnectionStringBuilder server, int postmaster, string version) =>
        (Server, this.postmaster, Version) = (server, postmaster, version);

    public NpgsqlConnectionStringBuilder Server { get; }

    public string Version { get; }

    /// <summary>Of all its processes together.</summary>
    public TimeSpan Cpu => ProcessUse.OfFamily(postmaster);

    public static async Task<PostgresServer> FindAsync()
    {
        var text = Environment.GetEnvironmentVariable("XDT_BENCH_POSTGRES")
            ?? throw new InvalidOperationException("XDT_BENCH_POSTGRES names no server; start this by ./dev bench.");
        var server = new NpgsqlConnectionStringBuilder(text) { Database = "postgres" };
        await using var connection = new NpgsqlConnection(server.ToString());
        await connection.OpenAsync();
        await using var ask = new NpgsqlCommand("SELECT pg_backend_pid()", connection);
        var backend = (int)(await ask.ExecuteScalarAsync())!;
        var parent = ProcessUse.ParentOf(backend) ?? throw new InvalidOperationException("PostgreSQL must run on this machine.");
        return new PostgresServer(server, parent, connection.PostgreSqlVersion.ToString());
    }

    public string ConnectionString(string database) =>
        new NpgsqlConnectionStringBuilder(Server.ToString()) { Database = database }.ToString();

    public async Task RunAsync(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString(database));
        await connection.OpenAsync();
#pragma warning disable CA2100 // The bench's own sentences.
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 300 };
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }

    public async Task<List<T>> ReadAsync<T>(string database, string sql, Func<NpgsqlDataReader, T> read)
    {
        await using var connection = new NpgsqlConnection(ConnectionString(database));
        await connection.OpenAsync();
#pragma warning disable CA2100 // The bench's own sentences.
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 300 };
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync())
        {
            rows.Add(read(reader));
        }

        return rows;
    }
}
