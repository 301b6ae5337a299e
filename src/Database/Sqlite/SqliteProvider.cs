using System.Data.Common;
using System.Reflection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Secrets;
using XaDienTu.Kernel.Text;

namespace XaDienTu.Database.Sqlite;

/// <summary>The embedded database of an office: one file, write-ahead log, every commit on the disk.</summary>
public sealed class SqliteProvider : IDatabaseProvider, IDisposable
{
    private const int ConstraintUnique = 2067;
    private const int ConstraintPrimaryKey = 1555;
    private const int Busy = 5;
    private const int Locked = 6;
    private const int InputOutput = 10;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private readonly string connectionString;
    private readonly SemaphoreSlim writer = new(1, 1);
    private readonly DurableConnection durable = new();

    public SqliteProvider(string file)
    {
        OwnFolder.Create(Path.GetDirectoryName(Path.GetFullPath(file))!);
        connectionString = new SqliteConnectionStringBuilder { DataSource = file, DefaultTimeout = 30 }.ToString();
    }

    public string Name => "Sqlite";

    public DbConnection CreateConnection() => new SqliteConnection(connectionString);

    public void Configure(DbContextOptionsBuilder options, Assembly migrations, string migrationsTable) =>
        options.AddInterceptors(durable).ReplaceService<IRelationalAnnotationProvider, WordAnnotations>()
            .ReplaceService<IMigrationsSqlGenerator, WordTables>().UseSqlite(sqlite => sqlite
            .MigrationsAssembly(migrations)
            .MigrationsHistoryTable(migrationsTable));

    // SQLite loses the kind of a DateTime and sorts a DateTimeOffset as text: UTC ticks do both right.
    public void ConfigureConventions(ModelConfigurationBuilder conventions) =>
        conventions.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();

    public async Task<IDisposable> EnterWriteAsync(CancellationToken cancellation)
    {
        await writer.WaitAsync(cancellation);
        return new Turn(writer);
    }

    public Task<DbTransaction> BeginAsync(DbConnection connection, CancellationToken cancellation)
    {
        DurableConnection.Prepare(connection);
        // Not deferred: the write lock is taken now, not in the middle when it could be refused.
        return Task.FromResult<DbTransaction>(((SqliteConnection)connection).BeginTransaction(deferred: false));
    }

    public bool IsUniqueViolation(DbUpdateException failure) =>
        failure.InnerException is SqliteException { SqliteExtendedErrorCode: ConstraintUnique or ConstraintPrimaryKey };

    public DatabaseTrouble TroubleOf(DbException failure) =>
        failure is not SqliteException { SqliteErrorCode: var code } ? DatabaseTrouble.None : code switch
    {
        Full => DatabaseTrouble.Full,
        Busy or Locked or InputOutput or CannotOpen => DatabaseTrouble.Away,
        _ => DatabaseTrouble.None,
    };

    // One process owns the file.
    public Task<IAsyncDisposable> EnterPreparationAsync(CancellationToken cancellation) => Task.FromResult<IAsyncDisposable>(new Alone());

    // One list for all groups and years: the embedded database serves an office.
    public IQueryable<WordHit> WithWords(
        DatabaseFacade database, string table, WordColumns columns, IReadOnlyList<string> words, IReadOnlyList<string> lists)
    {
        var sql =
            $"SELECT row.id AS Id, row.{columns.At} AS Ticks FROM {table}_words JOIN {table} AS row ON row.id = {table}_words.id WHERE {table}_words MATCH {{0}}";
        return database.SqlQueryRaw<WordHit>(
            sql, string.Join(' ', words.Select(word => $"\"{word}\"")) + (SearchWord.IsBeginning(words[^1]) ? "*" : ""));
    }

    public SqlExpression Folded(SqlExpression text) =>
        new SqlFunctionExpression(
            DurableConnection.Folded, [text], nullable: true, argumentsPropagateNullability: [true], typeof(string), text.TypeMapping);

    public async Task PrepareAsync(CancellationToken cancellation)
    {
        await using var connection = new SqliteConnection(connectionString);
        await connection.OpenAsync(cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode = WAL";
        await command.ExecuteNonQueryAsync(cancellation);
    }

    public Task KeepUpAsync(DatabaseFacade database, DateTimeOffset now, CancellationToken cancellation) => Task.CompletedTask;

    public void Dispose() => writer.Dispose();

    private sealed class Turn(SemaphoreSlim writer) : IDisposable
    {
        private SemaphoreSlim? held = writer;

        public void Dispose() => Interlocked.Exchange(ref held, null)?.Release();
    }

    private sealed class Alone : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    private sealed class UtcTicks() : ValueConverter<DateTimeOffset, long>(
        value => value.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
}
