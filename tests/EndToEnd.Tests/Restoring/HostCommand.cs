using System.Diagnostics;
using System.Text;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.EndToEnd.Tests.Restoring;

/// <summary>The host's commands as an engineer calls them.</summary>
internal static class HostCommand
{
    public static async Task<(int Code, string Said)> RunAsync(params IEnumerable<string> words)
    {
        using var process = Process.Start(new ProcessStartInfo(Path.Combine(HostBuild.Folder, "XaDienTu.Host"), words)
        {
            RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        })!;
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, string.Concat(said));
    }

    /// <summary>A command that must end well.</summary>
    public static async Task DoneAsync(params IEnumerable<string> words)
    {
        var (code, said) = await RunAsync(words);
        Assert.True(code == 0, said);
    }
}
