using System.Data.Common;
using Microsoft.EntityFrameworkCore;

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

    /// <summary>Creates the database where the provider can (PostgreSQL) and sets durable options.</summary>
    Task PrepareAsync(CancellationToken cancellation);
}
