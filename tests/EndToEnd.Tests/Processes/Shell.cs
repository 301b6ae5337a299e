using System.Diagnostics;

namespace XaDienTu.EndToEnd.Tests.Processes;

/// <summary>Runs a command of the machine to its end; a bad end fails the test with what the command said.</summary>
internal static class Shell
{
    public static async Task<string> RunAsync(string file, params IEnumerable<string> words)
    {
        using var process =
            Process.Start(new ProcessStartInfo(file, words) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? said[0]
            : throw new InvalidOperationException($"{file} {string.Join(' ', words)}: {process.ExitCode}\n{said[1]}{said[0]}");
    }
}
