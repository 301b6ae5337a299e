using Xunit;

namespace XaDienTu.EndToEnd.Tests.Processes;

/// <summary>
/// A province on PostgreSQL for one test, server and files. The first start of a province takes seconds, so it is done once and the
/// stopped cluster is copied for each test.
/// </summary>
internal sealed class Province : IDisposable
{
    private const string Database = "xdt";
    private static readonly SemaphoreSlim Gate = new(1, 1);
    private static (PostgresServer Server, string Data)? prepared;

    private Province(PostgresServer server, string data)
    {
        Server = server;
        Data = data;
    }

    public PostgresServer Server { get; }

    /// <summary>Folder of the files and of the key that seals the software keys, shared by all nodes.</summary>
    public string Data { get; }

    public string ConnectionString => Server.ConnectionString(Database);

    public Tables Tables => new(TestKit.Databases.Postgres, Settings());

    public static async Task<Province> CopyAsync()
    {
        PostgresServer.SkipWhereMissing();
        var (server, data) = await PreparedAsync();
        var copy = await PostgresServer.CopyAsync(server);
        var folder = Directory.CreateTempSubdirectory("xdt-data-").FullName;
        await Shell.RunAsync("cp", "-a", $"{data}/.", folder);
        return new Province(copy, folder);
    }

    /// <summary>The way to its database over a line.</summary>
    public string Through(CuttableLine line) =>
        ConnectionString.Replace($"Port={Server.Port}", $"Port={line.Port}", StringComparison.Ordinal);

    /// <summary>What a node on this province is started with.</summary>
    /// <param name="connectionString">Another way to the same database.</param>
    public string[] Settings(string? connectionString = null) =>
        ["--provider", TestKit.Databases.Postgres, "--data", Data, "--connectionString", connectionString ?? ConnectionString];

    public void Dispose()
    {
        Server.Dispose();
        Directory.Delete(Data, recursive: true);
    }

    private static async Task<(PostgresServer Server, string Data)> PreparedAsync()
    {
        await Gate.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            if (prepared is null)
            {
                var province = new Province(await PostgresServer.NewAsync(), Directory.CreateTempSubdirectory("xdt-data-").FullName);
                using (await HostProcess.StartAsync(Ports.Take(), province.Settings()))
                {
                    // Started once, so everything the modules ship is there.
                }

                await province.Server.StopAsync();
                AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(province.Data, recursive: true);
                prepared = (province.Server, province.Data);
            }

            return prepared.Value;
        }
        finally
        {
            Gate.Release();
        }
    }
}
