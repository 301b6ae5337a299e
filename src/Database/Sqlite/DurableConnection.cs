using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using XaDienTu.Kernel.Text;

namespace XaDienTu.Database.Sqlite;

/// <summary>Sets what SQLite forgets between connections: a commit waits for the disk, texts are folded.</summary>
internal sealed class DurableConnection : DbConnectionInterceptor
{
    /// <summary>SQLite knows no marks; it asks us.</summary>
    public const string Folded = "folded";

    public static void Prepare(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON";
        command.ExecuteNonQuery();
        ((SqliteConnection)connection).CreateFunction(Folded, (string? text) => FoldedText.Of(text), isDeterministic: true);
    }

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Prepare(connection);

    public override Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Prepare(connection);
        return Task.CompletedTask;
    }
}
