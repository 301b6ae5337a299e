using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Runtime.InteropServices;
using XaDienTu.Load.Hosting;

namespace XaDienTu.Load.Directus;

/// <summary>
/// Directus, what a province could build such a register on instead: installed from npm into a cache folder, on the same PostgreSQL with a
/// database of its own. It is given the Node.js it asks for, whichever this machine has.
/// </summary>
internal sealed class DirectusServer : IDisposable
{
    public const string Version = "11.17.4";
    private const string NodeVersion = "22";
    private const string Database = "bench_directus";
    private static readonly string Folder = Path.GetFullPath("artifacts/directus");
    private static readonly string Node = Path.Combine(Folder, "node_modules", $"node-linux-{Architecture}");
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(2);
    private readonly Process process;

    private DirectusServer(Process process, Uri address)
    {
        (this.process, BaseAddress) = (process, address);
        AppDomain.CurrentDomain.ProcessExit += OnExit;
    }

    public Uri BaseAddress { get; }

    public TimeSpan Cpu => ProcessUse.Of(process.Id).Cpu;

    private static string Architecture => RuntimeInformation.ProcessArchitecture is System.Runtime.InteropServices.Architecture.Arm64
        ? "arm64"
        : "x64";

    /// <exception cref="InvalidOperationException">It cannot be installed or does not start here.</exception>
    public static async Task<DirectusServer> StartAsync(PostgresServer postgres)
    {
        await InstallAsync();
        await postgres.RunAsync("postgres", $"DROP DATABASE IF EXISTS {Database} WITH (FORCE)");
        await postgres.RunAsync("postgres", $"CREATE DATABASE {Database}");
        var port = HostProcess.FreePort();
        var settings = new Dictionary<string, string>
        {
            ["DB_CLIENT"] = "pg", ["DB_HOST"] = postgres.Server.Host!, ["DB_PORT"] = Text(postgres.Server.Port), ["DB_DATABASE"] = Database,
            ["DB_USER"] = postgres.Server.Username!, ["DB_PASSWORD"] = "none", ["DB_POOL__MIN"] = "2", ["DB_POOL__MAX"] = "40",
            ["SECRET"] = new string('s', 40), ["ADMIN_EMAIL"] = DirectusCases.Email, ["ADMIN_PASSWORD"] = DirectusCases.Password,
            ["HOST"] = "127.0.0.1", ["PORT"] = Text(port), ["LOG_LEVEL"] = "error", ["TELEMETRY"] = "false",
            // As its manual says for production; the cache stays off as it is by default: officers must see what they have just written.
            ["NODE_ENV"] = "production", ["PATH"] = $"{Path.Combine(Node, "bin")}:{Environment.GetEnvironmentVariable("PATH")}",
        };
        await RunAsync(Path.Combine(Node, "bin/node"), ["node_modules/directus/cli.js", "bootstrap"], settings);
        var server = new DirectusServer(Launch(Path.Combine(Node, "bin/node"), ["node_modules/directus/cli.js", "start"], settings),
            new Uri($"http://127.0.0.1:{port}"));
        await server.WaitUntilReadyAsync();
        return server;
    }

    public HttpClient NewClient() => new(new SocketsHttpHandler
    {
        AutomaticDecompression = DecompressionMethods.All, UseCookies = false, PooledConnectionIdleTimeout = TimeSpan.FromMinutes(10),
    }) { BaseAddress = BaseAddress };

    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= OnExit;
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }

        process.Dispose();
    }

    // Scripts of its packages do not run: they fetch what npm does not have. Of all its native parts only isolated-vm must be compiled
    // here.
    private static async Task InstallAsync()
    {
        var done = Path.Combine(Folder, $"installed-{Version}");
        if (File.Exists(done))
        {
            return;
        }

        Console.WriteLine($"Installing Directus {Version} into {Folder} (once, some minutes)…");
        Directory.CreateDirectory(Folder);
        await File.WriteAllTextAsync(Path.Combine(Folder, "package.json"), """{ "private": true }""");
        await RunAsync("npm",
            ["install", "--ignore-scripts", "--no-audit", "--no-fund", $"directus@{Version}",
            $"node-linux-{Architecture}@{NodeVersion}"], []);
        var tools =
            new Dictionary<string, string> { ["PATH"] = $"{Path.Combine(Node, "bin")}:{Environment.GetEnvironmentVariable("PATH")}" };
        await RunAsync("npm", ["rebuild", "isolated-vm", $"--nodedir={Node}"], tools);
        await File.WriteAllTextAsync(done, "");
    }

    private static async Task RunAsync(string program, string[] arguments, Dictionary<string, string> settings)
    {
        using var process = Launch(program, arguments, settings);
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException(
                $"{program} {string.Join(' ', arguments)} failed: {string.Concat(said).Trim().Split('\n')[^1]}");
        }
    }

    private static Process Launch(string program, string[] arguments, Dictionary<string, string> settings)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = Folder, RedirectStandardOutput = true,
            RedirectStandardError = true };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    private async Task WaitUntilReadyAsync()
    {
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        var complaints = process.StandardError.ReadToEndAsync();
        using var client = NewClient();
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < LongestStart && !process.HasExited; await Task.Delay(300))
        {
            try
            {
                using var answer = await client.GetAsync(new Uri("/server/ping", UriKind.Relative));
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
        }

        Dispose();
        throw new InvalidOperationException($"Directus does not start: {(await complaints).Trim().Split('\n')[^1]}");
    }

    private void OnExit(object? sender, EventArgs args) => Dispose();

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
