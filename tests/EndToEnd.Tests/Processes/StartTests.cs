using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.EndToEnd.Tests.Processes;

/// <summary>What the program refuses to start on, as an operator meets it.</summary>
public sealed class StartTests
{
    private static readonly string[] Earnest =
        ["--Accounts:Issuer", "https://xadientu.example/", "--Signing:PublicAddress", "http://xadientu.example/", "--Logs", "text"];

    [Fact]
    public async Task Without_its_public_address_it_does_not_start_in_earnest()
    {
        var data = Directory.CreateTempSubdirectory("xdt-start-").FullName;

        var (code, said) = await EndAsync("--data", data, "--Logs", "text");

        Assert.NotEqual(0, code);
        Assert.Contains("Accounts:Issuer", said, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(data));
    }

    [Fact]
    public async Task On_the_keys_of_a_demonstration_it_does_not_start_in_earnest()
    {
        var data = Directory.CreateTempSubdirectory("xdt-start-").FullName;
        using (await HostProcess.StartAsync(Ports.Take(), ["--data", data]))
        {
            // A demonstration ran here.
        }

        var (code, said) = await EndAsync(["--data", data, .. Earnest]);

        Assert.NotEqual(0, code);
        Assert.Contains("chế độ thử", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_another_program_has_its_port_it_says_so()
    {
        var data = Directory.CreateTempSubdirectory("xdt-start-").FullName;
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}";

        var (code, said) = await EndAsync("--data", data, "--demo", "true", "--urls", address, "--Logs", "text");

        Assert.NotEqual(0, code);
        Assert.Contains($"Chương trình khác đang dùng địa chỉ {address}", said, StringComparison.Ordinal);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task The_data_folder_is_closed_to_others_even_where_it_stood_open()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes.");
        var data = Directory.CreateTempSubdirectory("xdt-start-").FullName;
        File.SetUnixFileMode(data, (UnixFileMode)0b111_101_101);
        using var host = await HostProcess.StartAsync(Ports.Take(), ["--data", data]);

        Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(data) & (UnixFileMode)0b000_111_111);
        Assert.All(
            Directory.EnumerateFileSystemEntries(data, "*", SearchOption.AllDirectories),
            entry => Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(entry) & (UnixFileMode)0b000_111_111));
    }

    private static async Task<(int Code, string Said)> EndAsync(params string[] settings)
    {
        var start = new ProcessStartInfo(Path.Combine(HostBuild.Folder, "XaDienTu.Host"))
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach (var word in (string[])["--urls", $"http://127.0.0.1:{Ports.Take()}", "--environment", "Production", .. settings])
        {
            start.ArgumentList.Add(word);
        }

        using var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        try
        {
            var said = process.StandardOutput.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            return (process.ExitCode, await said);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }
}
