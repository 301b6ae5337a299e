using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Npgsql;
using XaDienTu.Kernel.Data;

namespace XaDienTu.Database.Postgres;

/// <summary>The database of a province: several stateless nodes on one PostgreSQL.</summary>
public sealed class PostgresProvider : IDatabaseProvider, IAsyncDisposable
{
    private readonly NpgsqlDataSource source;
    private readonly string connectionString;

    public PostgresProvider(string connectionString)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString) { NoResetOnClose = true };
        if (builder.MaxAutoPrepare == 0)
        {
            builder.MaxAutoPrepare = 50;
        }

        this.connectionString = builder.ToString();
        source = NpgsqlDataSource.Create(builder);
    }

    public DbConnection CreateConnection() => source.CreateConnection();

    public void Configure(DbContextOptionsBuilder options, DbConnection connection, string migrationsTable) =>
        options.UseNpgsql(connection, npgsql => npgsql
            .MigrationsAssembly(typeof(PostgresProvider).Assembly.GetName().Name)
            .MigrationsHistoryTable(migrationsTable));

    // timestamptz takes instants in UTC only.
    public void ConfigureConventions(ModelConfigurationBuilder conventions) =>
        conventions.Properties<DateTimeOffset>().HaveConversion<Utc>();

    public Task<IDisposable> EnterWriteAsync(CancellationToken cancellation) => Task.FromResult<IDisposable>(new NoTurn());

    public async Task<DbTransaction> BeginAsync(DbConnection connection, CancellationToken cancellation) =>
        await connection.BeginTransactionAsync(cancellation);

    public bool IsUniqueViolation(DbUpdateException failure) =>
        failure.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    public IQueryable<Guid> WithWords(DatabaseFacade database, string table, IReadOnlyList<string> words)
    {
        var sql = $"SELECT id AS \"Value\" FROM {table} WHERE search_words @@ to_tsquery('simple', {{0}})";
        return database.SqlQueryRaw<Guid>(sql, string.Join(" & ", words) + ":*");
    }

    public async Task PrepareAsync(CancellationToken cancellation)
    {
        var target = new NpgsqlConnectionStringBuilder(connectionString);
        var name = target.Database!;
        target.Database = "postgres";
        target.Pooling = false;
        await using var connection = new NpgsqlConnection(target.ToString());
        await connection.OpenAsync(cancellation);
        await using var exists = new NpgsqlCommand("SELECT 1 FROM pg_database WHERE datname = $1", connection) { Parameters = { new() { Value = name } } };
        if (await exists.ExecuteScalarAsync(cancellation) is null)
        {
            await using var create = new NpgsqlCommand($"CREATE DATABASE \"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"", connection);
            await create.ExecuteNonQueryAsync(cancellation);
        }
    }

    public ValueTask DisposeAsync() => source.DisposeAsync();

    private sealed class NoTurn : IDisposable
    {
        public void Dispose()
        {
            // PostgreSQL queues writers by row locks itself.
        }
    }

    private sealed class Utc() : ValueConverter<DateTimeOffset, DateTimeOffset>(value => value.ToUniversalTime(), value => value);
}
