using Npgsql;
using XaDienTu.Kernel.Data;

namespace XaDienTu.Database.Postgres;

/// <summary>Tells what PostgreSQL, or the line to it, cannot do right now from a mistake of ours.</summary>
internal static class PostgresTroubles
{
    private const string IdleTransactionEnded = "25P03";

    public static DatabaseTrouble Of(NpgsqlException failure) => failure switch
    {
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } => DatabaseTrouble.Full,
        PostgresException answer => IsPassing(answer.SqlState) ? DatabaseTrouble.Away : DatabaseTrouble.None,
        // It did not even answer: no connection, a cut line, a time limit, no host that takes writes.
        _ => DatabaseTrouble.Away,
    };

    private static bool IsPassing(string state) =>
        state.StartsWith("08", StringComparison.Ordinal)        // connection
        || state.StartsWith("57P", StringComparison.Ordinal)    // shutting down, crashed, starting up
        || state.StartsWith("53", StringComparison.Ordinal)     // memory, connections
        || state.StartsWith("58", StringComparison.Ordinal)     // the server's own disk
        || state is PostgresErrorCodes.QueryCanceled            // took longer than the time limit
            or PostgresErrorCodes.ReadOnlySqlTransaction        // this host was the primary until a moment ago
            or IdleTransactionEnded
            or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.LockNotAvailable;
}
