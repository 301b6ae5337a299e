using System.Data.Common;
using Npgsql;

namespace XaDienTu.Database.Postgres;

/// <summary>
/// Makes connections that notice a broken line. One host is taken as it is; of several (<c>Host=a,b</c>) the one that takes writes is
/// asked, and another as soon as it has taken over: <c>Target Session Attributes</c> is <c>primary</c> unless it says <c>read-write</c>.
/// </summary>
internal static class PostgresSource
{
    /// <summary>Seconds. A person who waits longer has reloaded the page.</summary>
    private const int CommandTimeout = 20;
    private const int ConnectTimeout = 10;

    /// <summary>Seconds. Where another host can be asked nobody waits long for a silent one.</summary>
    private const int ConnectTimeoutOfMany = 5;
    private const int RecheckOfMany = 5;
    private const int KeepAliveAfter = 10;
    private const int KeepAliveEvery = 5;

    /// <summary>
    /// A node that vanished without a word (power, cable) must not hold its row locks for the two hours that TCP allows: the numbers of
    /// an agency would stand still. The server asks the line, and ends a transaction whose node says nothing.
    /// </summary>
    private const string ServerSide =
        "-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3 -c tcp_user_timeout=20000 "
        + "-c client_connection_check_interval=10000 -c idle_in_transaction_session_timeout=30000";

    /// <summary>
    /// What we ask reads a page's worth of rows by an index. At ten million cases the planner begins to share such a statement out to other
    /// processes, one set for each agency of a leader, or to compile it; starting them takes longer than the reading.
    /// </summary>
    private const string SmallStatements = "-c max_parallel_workers_per_gather=0 -c jit=off";

    /// <summary>What was given, completed by what was left open.</summary>
    public static NpgsqlConnectionStringBuilder Complete(string connectionString)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString) { NoResetOnClose = true };
        var given = new DbConnectionStringBuilder { ConnectionString = connectionString }.Keys.Cast<string>()
            .Select(Plain).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var isMany = IsMany(builder);
        SetUnlessGiven(nameof(builder.Timeout), () => builder.Timeout = isMany ? ConnectTimeoutOfMany : ConnectTimeout);
        SetUnlessGiven(nameof(builder.CommandTimeout), () => builder.CommandTimeout = CommandTimeout);
        SetUnlessGiven(nameof(builder.HostRecheckSeconds), () => builder.HostRecheckSeconds = RecheckOfMany);
        // More than all statements of the daily work: else the pages push each other's out.
        SetUnlessGiven(nameof(builder.MaxAutoPrepare), () => builder.MaxAutoPrepare = 300);
        SetUnlessGiven(nameof(builder.ApplicationName), () => builder.ApplicationName = "xadientu");
        SetUnlessGiven(nameof(builder.TcpKeepAlive), () =>
        {
            builder.TcpKeepAlive = true;
            builder.TcpKeepAliveTime = KeepAliveAfter;
            builder.TcpKeepAliveInterval = KeepAliveEvery;
        });
        // The last word on a setting counts: what was given goes behind ours.
        builder.Options = builder.Options is { Length: > 0 } own
            ? $"{ServerSide} {SmallStatements} {own}"
            : $"{ServerSide} {SmallStatements}";
        return builder;

        void SetUnlessGiven(string name, Action set)
        {
            if (!given.Contains(name))
            {
                set();
            }
        }
    }

    public static NpgsqlDataSource Build(NpgsqlConnectionStringBuilder complete)
    {
        if (!IsMany(complete))
        {
            return NpgsqlDataSource.Create(complete);
        }

        var wanted = complete.TargetSessionAttributes switch
        {
            null or "primary" => TargetSessionAttributes.Primary,
            "read-write" => TargetSessionAttributes.ReadWrite,
            var other =>
                throw new InvalidOperationException(
                    $"Target Session Attributes must be primary or read-write, not {other}: the platform writes."),
        };
        // The source is told by its own method and refuses to read it a second time here.
        var hosts = new NpgsqlDataSourceBuilder(
            new NpgsqlConnectionStringBuilder(complete.ToString()) { TargetSessionAttributes = null }.ToString());
        return hosts.BuildMultiHost().WithTargetSession(wanted);
    }

    private static bool IsMany(NpgsqlConnectionStringBuilder builder) => builder.Host?.Contains(',', StringComparison.Ordinal) is true;

    private static string Plain(string keyword) => keyword.Replace(" ", "", StringComparison.Ordinal);
}
