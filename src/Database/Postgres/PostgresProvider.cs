using System.Data.Common;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Npgsql;
using XaDienTu.Kernel.Data;

namespace XaDienTu.Database.Postgres;

/// <summary>The database of a province: several stateless nodes on one PostgreSQL.</summary>
public sealed class PostgresProvider : IDatabaseProvider, IAsyncDisposable
{
    /// <summary>Says "xadientu" among the advisory locks of the server.</summary>
    private const int LockOfPreparation = 0x78616474;
    private readonly NpgsqlConnectionStringBuilder settings;
    private readonly NpgsqlDataSource source;

    public PostgresProvider(string connectionString)
    {
        settings = PostgresSource.Complete(connectionString);
        source = PostgresSource.Build(settings);
    }

    public string Name => "Postgres";

    public DbConnection CreateConnection() => source.CreateConnection();

    public void Configure(DbContextOptionsBuilder options, Assembly migrations, string migrationsTable) =>
        options.ReplaceService<IRelationalAnnotationProvider, WordAnnotations>()
            .ReplaceService<IMigrationsSqlGenerator, WordIndexes>().UseNpgsql(npgsql => npgsql
            .MigrationsAssembly(migrations)
            .MigrationsHistoryTable(migrationsTable));

    // timestamptz takes instants in UTC only.
    public void ConfigureConventions(ModelConfigurationBuilder conventions) =>
        conventions.Properties<DateTimeOffset>().HaveConversion<Utc>();

    public Task<IDisposable> EnterWriteAsync(CancellationToken cancellation) => Task.FromResult<IDisposable>(new NoTurn());

    public async Task<DbTransaction> BeginAsync(DbConnection connection, CancellationToken cancellation) =>
        await connection.BeginTransactionAsync(cancellation);

    public bool IsUniqueViolation(DbUpdateException failure) =>
        failure.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    public IQueryable<WordHit> WithWords(
        DatabaseFacade database, string table, WordColumns columns, IReadOnlyList<string> words, IReadOnlyList<string> lists) =>
        database.SqlQueryRaw<WordHit>(SearchWords.Sql(table, columns), [SearchWords.Queries(words, lists)]);

    public SqlExpression Folded(SqlExpression text) => FoldedColumn.Of(text);

    public DatabaseTrouble TroubleOf(DbException failure) =>
        failure is NpgsqlException own ? PostgresTroubles.Of(own) : DatabaseTrouble.None;

    public async Task<IAsyncDisposable> EnterPreparationAsync(CancellationToken cancellation)
    {
        // Beside the platform's own database, which may not be there yet.
        var source =
            PostgresSource.Build(new NpgsqlConnectionStringBuilder(settings.ToString()) { Database = "postgres", Pooling = false });
        try
        {
            var connection = await source.OpenConnectionAsync(cancellation);
            // Nodes of another database of this server do not wait for us.
            await using var turn = new NpgsqlCommand("SELECT pg_advisory_lock($1, hashtext($2))", connection)
            {
                CommandTimeout = 0, Parameters = { new() { Value = LockOfPreparation }, new() { Value = settings.Database! } },
            };
            await turn.ExecuteNonQueryAsync(cancellation);
            return new Preparation(source, connection);
        }
        catch
        {
            await source.DisposeAsync();
            throw;
        }
    }

    public async Task PrepareAsync(CancellationToken cancellation)
    {
        var name = settings.Database!;
        await using var server =
            PostgresSource.Build(new NpgsqlConnectionStringBuilder(settings.ToString()) { Database = "postgres", Pooling = false });
        await using var exists = server.CreateCommand("SELECT 1 FROM pg_database WHERE datname = $1");
        exists.Parameters.Add(new() { Value = name });
        if (await exists.ExecuteScalarAsync(cancellation) is null)
        {
            await using var create = server.CreateCommand($"CREATE DATABASE \"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
            await create.ExecuteNonQueryAsync(cancellation);
        }
    }

    public async Task KeepUpAsync(DatabaseFacade database, DateTimeOffset now, CancellationToken cancellation) =>
        await database.ExecuteSqlAsync(
            $"SELECT kernel_keep_years(oid::regclass, {now.Year}, {now.Year + 1}) FROM pg_class WHERE relkind = 'p' AND relnamespace = 'public'::regnamespace", cancellation);

    public ValueTask DisposeAsync() => source.DisposeAsync();

    private sealed class NoTurn : IDisposable
    {
        public void Dispose()
        {
            // PostgreSQL queues writers by row locks itself.
        }
    }

    /// <summary>The lock ends with its connection, so also with a node that dies while it prepares.</summary>
    private sealed class Preparation(NpgsqlDataSource source, NpgsqlConnection connection) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await connection.DisposeAsync();
            await source.DisposeAsync();
        }
    }

    private sealed class Utc() : ValueConverter<DateTimeOffset, DateTimeOffset>(value => value.ToUniversalTime(), value => value);
}
