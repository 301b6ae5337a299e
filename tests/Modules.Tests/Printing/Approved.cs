using System.Runtime.CompilerServices;
using Xunit;

namespace XaDienTu.Modules.Tests.Printing;

/// <summary>Compares a printed text with the one a person approved, a file beside the test; XDT_APPROVE=1 writes it.</summary>
internal static class Approved
{
    public static void Check(string name, string text, [CallerFilePath] string test = "")
    {
        var file = Path.Combine(Path.GetDirectoryName(test)!, $"{name}.approved.txt");
        if (Environment.GetEnvironmentVariable("XDT_APPROVE") == "1")
        {
            File.WriteAllText(file, text + "\n");
        }

        Assert.True(File.Exists(file), $"No approved text yet: run with XDT_APPROVE=1 and read {Path.GetFileName(file)}.");
        Assert.Equal(File.ReadAllText(file), text + "\n");
    }
}
