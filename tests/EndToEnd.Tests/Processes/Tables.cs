using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using XaDienTu.TestKit;

namespace XaDienTu.EndToEnd.Tests.Processes;

/// <summary>Looks into the tables past the product's own code.</summary>
internal sealed class Tables(string database, IReadOnlyList<string> settings)
{
    /// <summary>What a node on these tables is started with.</summary>
    public IReadOnlyList<string> Settings => settings;

    /// <summary>Folder of the platform's files.</summary>
    public string Files => Path.Combine(ValueOf("--data"), "files");

    public Task<List<string>> TextsAsync(string sql) => RowsAsync(sql, row => row.GetString(0));

    public Task<List<(string First, string Second)>> PairsAsync(string sql) => RowsAsync(sql, row => (row.GetString(0), row.GetString(1)));

    public async Task<long> CountAsync(string sql) => (await RowsAsync(sql, row => row.GetInt64(0))).Single();

    private async Task<List<T>> RowsAsync<T>(string sql, Func<DbDataReader, T> read)
    {
        await using var connection = Connection();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The test's own constants.
        command.CommandText = sql;
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    /// <summary>A pool would outlive the servers that tests kill, and hand out connections to what is no more.</summary>
    public static NpgsqlConnection Unpooled(string connectionString) => new(connectionString + ";Pooling=false");

    private DbConnection Connection() => database is Databases.Postgres
        ? Unpooled(ValueOf("--connectionString"))
        : new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = Path.Combine(ValueOf("--data"), "xadientu.db"), Mode = SqliteOpenMode.ReadOnly, DefaultTimeout = 10,
            Pooling = false,
        }.ToString());

    private string ValueOf(string name) => settings.SkipWhile(word => word != name).Skip(1).First();
}
