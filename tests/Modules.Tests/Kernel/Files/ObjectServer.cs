using System.Diagnostics;
using System.Net.Http.Json;
using XaDienTu.TestKit;

namespace XaDienTu.Modules.Tests.Kernel.Files;

/// <summary>
/// An S3 server as its own process, which can be told to misbehave. It ends with this object, and by itself when the tests are killed: its
/// standard input closes.
/// </summary>
internal sealed class ObjectServer : IDisposable
{
    private const string Ready = "ready ";
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(60);
    private readonly Process process;
    private readonly HttpClient control = new();

    private ObjectServer(Process process, string folder) => (this.process, Folder) = (process, folder);

    /// <summary>Where it keeps its objects.</summary>
    public string Folder { get; }

    public string Address { get; private set; } = "";

    /// <summary>What a node is started with.</summary>
    public string[] Settings =>
    [
        "--files:s3:address", Address, "--files:s3:bucket", "files", "--files:s3:keyId", "S3RVER", "--files:s3:secret", "S3RVER",
        "--files:s3:seconds", "2",
    ];

    public static async Task<ObjectServer> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("xdt-objects-").FullName;
        var script = Path.Combine(HostBuild.Repository, "tests", "ObjectServer", "server.mjs");
        var server = new ObjectServer(
            Process.Start(new ProcessStartInfo("node", [script, folder]) { RedirectStandardInput = true, RedirectStandardOutput = true })!,
            folder);
        try
        {
            var line = await server.process.StandardOutput.ReadLineAsync().WaitAsync(LongestStart);
            server.Address = line?.StartsWith(Ready, StringComparison.Ordinal) is true
                ? line[Ready.Length..]
                : throw new InvalidOperationException($"The S3 server ended before it answered: {line}");
            return server;
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    /// <summary>What comes of requests of a method from now on.</summary>
    /// <param name="kind">slow, status or cut.</param>
    public async Task BehaveAsync(
        string kind, string method, int times = int.MaxValue, int seconds = 0, int status = 500, string code = "InternalError")
    {
        using var told = await control.PostAsync(
            new Uri($"{Address}/control"), JsonContent.Create(new { kind, method, times, seconds, status, code }));
        told.EnsureSuccessStatusCode();
    }

    public Task BehaveWellAsync() => BehaveAsync("status", "GET", times: 0);

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
        control.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
