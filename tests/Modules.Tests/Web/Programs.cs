using System.ComponentModel;
using System.Diagnostics;
using Xunit;

namespace XaDienTu.Modules.Tests.Web;

/// <summary>Programs of the machine that a test asks for their opinion.</summary>
internal static class Programs
{
    /// <summary>Ends the test, visibly, on a machine without the program.</summary>
    public static void SkipWithout(string program) => Assert.SkipUnless(IsThere(program), $"{program} is not on this machine.");

    /// <summary>What it said, and whether it was content.</summary>
    public static async Task<(int Code, string Said)> RunAsync(
        string program, string folder, IReadOnlyDictionary<string, string> environment, params string[] words)
    {
        var start =
            new ProcessStartInfo(program, words) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output + await errors);
    }

    private static bool IsThere(string program)
    {
        try
        {
            using var process = Process.Start(
                new ProcessStartInfo(program, ["--version"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
