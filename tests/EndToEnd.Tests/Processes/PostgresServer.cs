using System.Diagnostics;
using System.Globalization;
using Npgsql;
using Xunit;

namespace XaDienTu.EndToEnd.Tests.Processes;

/// <summary>A PostgreSQL of the test's own: its cluster is a folder that can be copied, its processes can be killed the hard way.</summary>
internal sealed class PostgresServer : IDisposable
{
    private static readonly string? Programs = Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").Select(folder => Path.Combine(folder, "bin"))
            .Where(folder => File.Exists(Path.Combine(folder, "postgres"))).Order(StringComparer.Ordinal).LastOrDefault()
        : null;

    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(20);

    private PostgresServer(string folder, int port)
    {
        Folder = folder;
        Port = port;
        AppDomain.CurrentDomain.ProcessExit += OnExit;
    }

    public int Port { get; }

    private string Folder { get; }

    public string Data => Path.Combine(Folder, "data");

    /// <summary>Where <see cref="ArchiveAsync"/> has the WAL copied to.</summary>
    public string Archive => Path.Combine(Folder, "archive");

    /// <summary>Ends the test, visibly, on a machine that cannot run it.</summary>
    public static void SkipWhereMissing() =>
        Assert.SkipWhen(Programs is null, "PostgreSQL's server programs are not on this machine (/usr/lib/postgresql).");

    /// <summary>A new, empty cluster, running.</summary>
    public static async Task<PostgresServer> NewAsync()
    {
        var server = new PostgresServer(await NewFolderAsync(), Ports.Take());
        await RunAsync("initdb", "-D", server.Data, "-U", "xdt", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync");
        await server.StartAsync();
        return server;
    }

    /// <summary>A place where a cluster will be restored to and run.</summary>
    public static async Task<PostgresServer> PlaceAsync() => new(await NewFolderAsync(), Ports.Take());

    /// <summary>A running copy of a stopped server's cluster.</summary>
    public static async Task<PostgresServer> CopyAsync(PostgresServer stopped)
    {
        var copy = new PostgresServer(await NewFolderAsync(), Ports.Take());
        await Shell.RunAsync("cp", "-a", stopped.Data, copy.Data);
        await copy.StartAsync();
        return copy;
    }

    /// <summary>A running standby that has all this server commits: with it in place a commit waits for both.</summary>
    public async Task<PostgresServer> AddStandbyAsync()
    {
        var standby = new PostgresServer(await NewFolderAsync(), Ports.Take());
        await RunAsync(
            "pg_basebackup", "-D", standby.Data, "-R", "-X", "stream", "-c", "fast", "--no-sync",
            "-d", $"host=127.0.0.1 port={Port} user=xdt application_name=standby");
        await standby.StartAsync();
        await ExecuteAsync("ALTER SYSTEM SET synchronous_standby_names = 'standby'");
        await ExecuteAsync("SELECT pg_reload_conf()");
        var watch = Stopwatch.StartNew();
        while (await TextAsync("SELECT coalesce(max(sync_state), '') FROM pg_stat_replication") != "sync")
        {
            Assert.True(watch.Elapsed < LongestEnd, "The standby did not become synchronous.");
            await Task.Delay(100);
        }

        return standby;
    }

    /// <summary>From here on each segment of WAL is copied away, as in a province.</summary>
    public async Task ArchiveAsync()
    {
        await StopAsync();
        await File.AppendAllTextAsync(Path.Combine(Data, "postgresql.conf"), $"""
            archive_mode = on
            archive_command = 'mkdir -p {Archive} && test ! -f {Archive}/%f && cp %p {Archive}/.%f.part && mv {Archive}/.%f.part {Archive}/%f'
            """);
        await StartAsync();
    }

    /// <summary>Sends the last changes to the archive, as <c>archive_timeout</c> does within its minute.</summary>
    public async Task ArchiveRestAsync()
    {
        var segment = Path.Combine(Archive, await TextAsync("SELECT pg_walfile_name(pg_switch_wal())"));
        var watch = Stopwatch.StartNew();
        while (!File.Exists(segment))
        {
            Assert.True(watch.Elapsed < LongestEnd, "The last WAL was not archived.");
            await Task.Delay(50);
        }
    }

    public string ConnectionString(string database) => $"Host=127.0.0.1;Port={Port};Username=xdt;Database={database};Maximum Pool Size=40";

    public Task StartAsync() => RunAsync(
        "pg_ctl", "-D", Data, "-w", "-s", "-l", Path.Combine(Folder, "log"), "-o",
        string.Create(CultureInfo.InvariantCulture,
            $"-p {Port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={Folder} -c max_connections=120"), "start");

    public Task StopAsync() => RunAsync("pg_ctl", "-D", Data, "-w", "-s", "-m", "fast", "stop");

    /// <summary>The standby takes over.</summary>
    public Task PromoteAsync() => RunAsync("pg_ctl", "-D", Data, "-w", "-s", "promote");

    /// <summary>kill -9 of the server and of all its workers at once, as when the machine dies.</summary>
    public async Task KillAsync()
    {
        var processes = Processes();
        foreach (var process in processes)
        {
            process.Kill();
        }

        foreach (var process in processes)
        {
            await process.WaitForExitAsync();
            process.Dispose();
        }
    }

    /// <summary>Past the product's own code, e.g. to wait for something.</summary>
    public async Task<string> TextAsync(string sql, string database = "postgres")
    {
        await using var source = NpgsqlDataSource.Create(ConnectionString(database) + ";Pooling=false");
        await using var command = source.CreateCommand(sql);
        return Convert.ToString(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture) ?? "";
    }

    public Task ExecuteAsync(string sql, string database = "postgres") => TextAsync(sql, database);

    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= OnExit;
        foreach (var process in Processes())
        {
            using (process)
            {
                process.Kill();
                process.WaitForExit();
            }
        }

        Directory.Delete(Folder, recursive: true);
    }

    private void OnExit(object? sender, EventArgs args) => Dispose();

    /// <summary>The postmaster first, so that it replaces nobody; then its children.</summary>
    private List<Process> Processes()
    {
        var file = Path.Combine(Data, "postmaster.pid");
        if (!File.Exists(file) || !int.TryParse(File.ReadLines(file).FirstOrDefault(), CultureInfo.InvariantCulture, out var postmaster)
            || !IsServer(postmaster))
        {
            return [];
        }

        int[] ids = [postmaster,
            .. File.ReadAllText($"/proc/{postmaster}/task/{postmaster}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(id => int.Parse(id, CultureInfo.InvariantCulture))];
        return [.. ids.Select(Find).OfType<Process>()];
    }

    // After a kill the file names a process that is gone, and its number may be another's by now.
    private bool IsServer(int id) =>
        File.Exists($"/proc/{id}/cmdline") && File.ReadAllText($"/proc/{id}/cmdline").Contains(Data, StringComparison.Ordinal);

    private static Process? Find(int id)
    {
        try
        {
            return Process.GetProcessById(id);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static async Task<string> NewFolderAsync()
    {
        var folder = Directory.CreateTempSubdirectory("xdt-pg-").FullName;
        if (Environment.IsPrivilegedProcess)
        {
            await Shell.RunAsync("chown", "postgres", folder);
        }

        return folder;
    }

    // PostgreSQL refuses to run as root.
    private static Task RunAsync(string program, params string[] words)
    {
        var path = Path.Combine(Programs!, program);
        return Environment.IsPrivilegedProcess
            ? Shell.RunAsync("runuser", ["-u", "postgres", "--", path, .. words])
            : Shell.RunAsync(path, words);
    }
}
