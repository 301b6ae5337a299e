using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace XaDienTu.Database.Sqlite;

/// <summary>Sets what SQLite forgets between connections: a commit waits for the disk.</summary>
internal sealed class DurableConnection : DbConnectionInterceptor
{
    public static void Prepare(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON";
        command.ExecuteNonQuery();
    }

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Prepare(connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Prepare(connection);
        return Task.CompletedTask;
    }
}
