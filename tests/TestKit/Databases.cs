using Npgsql;
using Xunit;

namespace XaDienTu.TestKit;

/// <summary>
/// The two databases every test runs on. PostgreSQL is started by <c>./dev test</c>, which names it in
/// <c>XDT_TEST_POSTGRES</c>; a run without it is cut short with a word, never silently halved.
/// </summary>
public static class Databases
{
    public const string Sqlite = "sqlite";
    public const string Postgres = "postgres";

    public static TheoryData<string> Both => [Sqlite, Postgres];

    /// <summary>Host settings for a fresh database of its own.</summary>
    public static string[] Settings(string database)
    {
        var folder = Directory.CreateTempSubdirectory("xdt-test-").FullName;
        return database switch
        {
            Sqlite => ["--provider", Sqlite, "--data", folder],
            Postgres => ["--provider", Postgres, "--data", folder, "--connectionString", NewPostgres()],
            _ => throw new ArgumentOutOfRangeException(nameof(database), database, null),
        };
    }

    private static string NewPostgres()
    {
        var server = Environment.GetEnvironmentVariable("XDT_TEST_POSTGRES")
            ?? throw new InvalidOperationException("XDT_TEST_POSTGRES is not set: run the tests with ./dev test.");
        return new NpgsqlConnectionStringBuilder(server) { Database = $"xdt_{Guid.CreateVersion7():N}" }.ToString();
    }
}
