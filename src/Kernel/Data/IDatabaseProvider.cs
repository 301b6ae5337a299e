using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace XaDienTu.Kernel.Data;

/// <summary>The seam between the platform and its two databases; implementations live under <c>src/Database</c> only.</summary>
public interface IDatabaseProvider
{
    DbConnection CreateConnection();

    void Configure(DbContextOptionsBuilder options, DbConnection connection, string migrationsTable);

    void ConfigureConventions(ModelConfigurationBuilder conventions);

    /// <summary>Waits for the right to write. SQLite has one writer: queueing here avoids its "database is locked".</summary>
    Task<IDisposable> EnterWriteAsync(CancellationToken cancellation);

    Task<DbTransaction> BeginAsync(DbConnection connection, CancellationToken cancellation);

    /// <summary>Whether a failed save broke a unique index (two people, one number).</summary>
    bool IsUniqueViolation(DbUpdateException failure);

    /// <summary>
    /// Ids of the rows of a table whose search text holds all the folded words in any order, the last one as the beginning of a word;
    /// found by the full-text index that the table's migration made. At least one word.
    /// </summary>
    IQueryable<Guid> WithWords(DatabaseFacade database, string table, IReadOnlyList<string> words);

    /// <summary>Creates the database where the provider can (PostgreSQL) and sets durable options.</summary>
    Task PrepareAsync(CancellationToken cancellation);
}
