using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace XaDienTu.Load.Hosting;

/// <summary>The built host as its own process on PostgreSQL, as a province runs it, with a demonstration's accounts.</summary>
internal sealed class HostProcess : IDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(3);
    private static readonly string Program = Path.GetFullPath("src/Host/bin/Release/net10.0/XaDienTu.Host");
    private readonly Process process;
    private readonly DirectoryInfo? data;
    private readonly StreamWriter log;

    private HostProcess(Process process, DirectoryInfo? data, StreamWriter log, Uri address)
    {
        (this.process, this.data, this.log, BaseAddress) = (process, data, log, address);
        AppDomain.CurrentDomain.ProcessExit += OnExit;
        process.OutputDataReceived += (_, line) => Write(line.Data);
        process.ErrorDataReceived += (_, line) => Write(line.Data);
    }

    public Uri BaseAddress { get; }

    public ProcessUse Use => ProcessUse.Of(process.Id);

    /// <summary>Fills an empty database with <paramref name="cases"/> invented cases and serves it; its data folder goes with the
    /// process.</summary>
    public static async Task<HostProcess> StartAsync(string connectionString, int cases)
    {
        var data = Directory.CreateTempSubdirectory("xdt-bench-");
        await FillAsync(connectionString, data, cases);
        return await ServeAsync(connectionString, data, isOwnData: true);
    }

    /// <summary>Fills an empty database with <paramref name="cases"/> invented cases.</summary>
    public static async Task FillAsync(string connectionString, DirectoryInfo data, int cases)
    {
        using var fill = Start(["demo", "--cases", cases.ToString(CultureInfo.InvariantCulture), .. SettingsOf(connectionString, data)]);
        var said = await fill.StandardOutput.ReadToEndAsync() + await fill.StandardError.ReadToEndAsync();
        await fill.WaitForExitAsync();
        if (fill.ExitCode != 0)
        {
            throw new InvalidOperationException($"The host did not make its demo cases:\n{said}");
        }
    }

    /// <summary>Serves a filled database.</summary>
    /// <param name="isOwnData">The data folder goes with the process.</param>
    public static async Task<HostProcess> ServeAsync(string connectionString, DirectoryInfo data, bool isOwnData)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        Directory.CreateDirectory("artifacts/bench");
        var log = new StreamWriter($"artifacts/bench/host-{address.Port}.log") { AutoFlush = true };
        var process = Start(
        [
            // Everybody comes from one address here: the brakes per address would be what is measured.
            "--urls", address.OriginalString, "--demo", "true", "--environment", "Production",
            "--signInsPerMinute", "1000000", "--tokensPerMinute", "1000000",
            "--trackingPerMinute", "100000000", "--trackingPerCode", "100000000", "--trackingPerCodeAndAddress", "100000000",
            .. SettingsOf(connectionString, data),
        ]);
        var host = new HostProcess(process, isOwnData ? data : null, log, address);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await host.WaitUntilReadyAsync();
        return host;
    }

    /// <summary>A client with its own connections that behaves like a browser: compressed answers, no redirects followed.</summary>
    public HttpClient NewClient(CookieContainer? cookies = null) => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.All,
        UseCookies = cookies is not null,
        CookieContainer = cookies ?? new(),
        PooledConnectionIdleTimeout = TimeSpan.FromMinutes(10),
    }) { BaseAddress = BaseAddress };

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= OnExit;
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }

        process.Dispose();
        log.Dispose();
        data?.Delete(recursive: true);
    }

    private static string[] SettingsOf(string connectionString, DirectoryInfo data) =>
        ["--data", data.FullName, "--provider", "postgres", "--connectionString", connectionString, "--Logging:LogLevel:Default",
            "Warning"];

    private static Process Start(IEnumerable<string> arguments) => Process.Start(
        new ProcessStartInfo(Program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;

    private async Task WaitUntilReadyAsync()
    {
        using var client = NewClient();
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < LongestStart && !process.HasExited; await Task.Delay(200))
        {
            try
            {
                using var answer = await client.GetAsync(new Uri("/readyz", UriKind.Relative));
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
        throw new InvalidOperationException($"The host did not become ready; artifacts/bench/host-{BaseAddress.Port}.log tells why.");
    }

    private void OnExit(object? sender, EventArgs args) => Dispose();

    private void Write(string? line)
    {
        if (line is not null)
        {
            lock (log)
            {
                log.WriteLine(line);
            }
        }
    }
}
