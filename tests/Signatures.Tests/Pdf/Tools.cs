using System.Diagnostics;
using Xunit;

namespace XaDienTu.Signatures.Tests.Pdf;

/// <summary>Judges from outside.</summary>
internal static class Tools
{
    public static void Need(string tool)
    {
        var found = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, tool)));
        Assert.SkipUnless(found, $"{tool} is not installed.");
    }

    public static string Run(string tool, params string[] arguments)
    {
        var (exit, output) = Try(tool, arguments);
        return exit == 0 ? output : throw new InvalidOperationException($"{tool} {string.Join(' ', arguments)} answered {exit}:\n{output}");
    }

    public static (int Exit, string Output) Try(string tool, params string[] arguments)
    {
        Need(tool);
        using var process =
            Process.Start(new ProcessStartInfo(tool, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.Result);
    }
}

internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("signatures-").FullName;

    public string Write(string name, byte[] content)
    {
        var path = System.IO.Path.Combine(Path, name);
        File.WriteAllBytes(path, content);
        return path;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
