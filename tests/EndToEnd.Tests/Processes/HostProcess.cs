using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using XaDienTu.TestKit;

namespace XaDienTu.EndToEnd.Tests.Processes;

/// <summary>The host as its own process, as an office runs it; killed the hard way, and always at the end.</summary>
internal sealed partial class HostProcess : IDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(3);
    private readonly Process process;
    private readonly StringBuilder output = new();
    private readonly TaskCompletionSource<Uri> ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private HostProcess(int port, IEnumerable<string> settings)
    {
        var start = new ProcessStartInfo(Path.Combine(HostBuild.Folder, "XaDienTu.Host"))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        string[] fixedSettings =
        [
            "--urls", $"http://127.0.0.1:{port}", "--demo", "true", "--environment", "Production",
            "--signInsPerMinute", "100000", "--tokensPerMinute", "100000",
            "--Logging:LogLevel:Default", "Warning",
        ];
        foreach (var word in fixedSettings.Concat(settings))
        {
            start.ArgumentList.Add(word);
        }

        AppDomain.CurrentDomain.ProcessExit += OnExit;
        process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => Read(line.Data);
        process.ErrorDataReceived += (_, line) => Read(line.Data);
        process.Exited += (_, _) => ready.TrySetException(new InvalidOperationException($"The host ended before it answered:\n{Output}"));
    }

    public Uri BaseAddress { get; private set; } = null!;

    /// <summary>All it said so far.</summary>
    public string Output
    {
        get
        {
            lock (output)
            {
                return output.ToString();
            }
        }
    }

    public static async Task<HostProcess> StartAsync(int port, IEnumerable<string> settings)
    {
        var host = new HostProcess(port, settings);
        try
        {
            host.process.Start();
            host.process.BeginOutputReadLine();
            host.process.BeginErrorReadLine();
            host.BaseAddress = await host.ready.Task.WaitAsync(LongestStart);
            return host;
        }
        catch (TimeoutException)
        {
            host.Dispose();
            throw new InvalidOperationException($"The host was not ready after {LongestStart.TotalSeconds} seconds:\n{host.Output}");
        }
    }

    /// <summary>kill -9: no shutdown, no flush, no goodbye to the database.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>A failure of what is done with the host tells what the host said.</summary>
    public async Task<T> ExplainAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            throw new InvalidOperationException($"{failure.Message}\nThe host said:\n{Output}", failure);
        }
    }

    /// <inheritdoc cref="ExplainAsync{T}"/>
    public Task ExplainAsync(Func<Task> work) => ExplainAsync(async () =>
    {
        await work();
        return true;
    });

    public HttpClient NewClient(CookieContainer? cookies = null) =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = cookies ?? new() }) { BaseAddress = BaseAddress };

    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= OnExit;
        try
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }
        catch (InvalidOperationException)
        {
            // It has ended, or never began.
        }

        process.Dispose();
    }

    // A test cut short by its time limit must not leave a host behind.
    private void OnExit(object? sender, EventArgs args) => Dispose();

    private void Read(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (output)
        {
            output.AppendLine(line);
        }

        if (ReadyLine().Match(line) is { Success: true } match)
        {
            ready.TrySetResult(new Uri(match.Groups[1].Value));
        }
    }

    [GeneratedRegex(@"Sẵn sàng .*?(http://127\.0\.0\.1:\d+)")]
    private static partial Regex ReadyLine();
}
