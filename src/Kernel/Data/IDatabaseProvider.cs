using System.Data.Common;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;
using XaDienTu.Kernel.Text;

namespace XaDienTu.Kernel.Data;

/// <summary>The seam between the platform and its two databases; implementations live under <c>src/Database</c> only.</summary>
public interface IDatabaseProvider
{
    /// <summary><c>Sqlite</c>, <c>Postgres</c>.</summary>
    string Name { get; }

    DbConnection CreateConnection();

    /// <summary>Options of a module's context; its connection is set later.</summary>
    void Configure(DbContextOptionsBuilder options, Assembly migrations, string migrationsTable);

    void ConfigureConventions(ModelConfigurationBuilder conventions);

    /// <summary>Waits for the right to write. SQLite has one writer: queueing here avoids its "database is locked".</summary>
    Task<IDisposable> EnterWriteAsync(CancellationToken cancellation);

    Task<DbTransaction> BeginAsync(DbConnection connection, CancellationToken cancellation);

    /// <summary>Whether a failed save broke a unique index (two people, one number).</summary>
    bool IsUniqueViolation(DbUpdateException failure);

    /// <summary>
    /// The rows of a table with <see cref="SearchedWords"/> whose text holds all the folded words in any order, the last one as <see
    /// cref="SearchWord.IsBeginning"/> says. Found by the full-text index that came with the table, whatever the caller adds. At
    /// least one word.
    /// </summary>
    /// <param name="lists">
    /// As <see cref="WordList"/> names them: the database may read these rows only, and does where it keeps words by list. Who may see a
    /// row is still the caller's to check.
    /// </param>
    IQueryable<WordHit> WithWords(
        DatabaseFacade database, string table, WordColumns columns, IReadOnlyList<string> words, IReadOnlyList<string> lists);

    /// <summary>A text of a row as <see cref="FoldedText"/> folds it, for columns that keep no folded copy; reads every row it is asked
    /// of.</summary>
    SqlExpression Folded(SqlExpression text);

    /// <summary>What a failure says about the database itself; the inner exceptions are the caller's to look through.</summary>
    DatabaseTrouble TroubleOf(DbException failure);

    /// <summary>Of several nodes that start at once one prepares the database; the others wait here until what this returns is
    /// disposed.</summary>
    Task<IAsyncDisposable> EnterPreparationAsync(CancellationToken cancellation);

    /// <summary>Creates the database where the provider can (PostgreSQL) and sets durable options.</summary>
    Task PrepareAsync(CancellationToken cancellation);

    /// <summary>What the database needs now and then inside a transaction; on PostgreSQL the partitions of this year and the
    /// next.</summary>
    Task KeepUpAsync(DatabaseFacade database, DateTimeOffset now, CancellationToken cancellation);
}
