using XaDienTu.EndToEnd.Tests.Processes;

namespace XaDienTu.EndToEnd.Tests.Load;

/// <summary>Notes, in the database itself, every delivery of news that is committed, so that a second one of the same message
/// shows.</summary>
internal static class Deliveries
{
    public static Task CountAsync(PostgresServer server) => server.ExecuteAsync(
        """
        CREATE TABLE test_delivered (id uuid);
        CREATE FUNCTION test_count() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO test_delivered VALUES (NEW.id); RETURN NEW; END $$;
        CREATE TRIGGER test_count AFTER UPDATE OF delivered_at ON kernel_outbox FOR EACH ROW WHEN (NEW.delivered_at IS NOT NULL) EXECUTE FUNCTION test_count();
        """,
        "xdt");

    public static Task<long> AllAsync(Tables tables) => tables.CountAsync("select count(*) from test_delivered");

    public static Task<long> RepeatedAsync(Tables tables) => tables.CountAsync("select count(*) - count(distinct id) from test_delivered");
}
