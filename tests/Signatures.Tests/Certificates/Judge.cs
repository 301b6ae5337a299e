using System.Diagnostics;
using System.Text;
using Xunit;

namespace XaDienTu.Signatures.Tests.Certificates;

/// <summary>A program from outside that judges what we make, in a folder of its own. The test is skipped, visibly, where it is not
/// installed.</summary>
internal sealed class Judge : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("xdt-judge-");

    public string Put(string name, byte[] content)
    {
        var path = At(name);
        File.WriteAllBytes(path, content);
        return path;
    }

    public string Put(string name, string content) => Put(name, Encoding.UTF8.GetBytes(content));

    public string At(string name) => Path.Combine(folder.FullName, name);

    /// <returns>Exit code, then standard output and standard error together.</returns>
    public async Task<(int Code, string Text)> AskAsync(string program, params string[] arguments)
    {
        Assert.SkipUnless(IsInstalled(program), $"{program} is not installed.");
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder.FullName, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true,
        };
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));
        return (process.ExitCode, await output + await error);
    }

    public async Task<string> AgreesAsync(string program, params string[] arguments)
    {
        var (code, text) = await AskAsync(program, arguments);
        Assert.True(code == 0, $"{program} {string.Join(' ', arguments)}: {text}");
        return text;
    }

    public async Task<string> RefusesAsync(string program, params string[] arguments)
    {
        var (code, text) = await AskAsync(program, arguments);
        Assert.True(code != 0, $"{program} {string.Join(' ', arguments)}: {text}");
        return text;
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static bool IsInstalled(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(path => File.Exists(Path.Combine(path, program)));
}
