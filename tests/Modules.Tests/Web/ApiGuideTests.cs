using System.Text.RegularExpressions;
using XaDienTu.Accounts.Contracts;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Web;

/// <summary>docs/api.md is read with a hand on the keyboard: its commands, one after the other as they stand there, do what it
/// says.</summary>
public sealed partial class ApiGuideTests
{
    [Fact]
    public async Task The_commands_of_the_guide_work_by_copy_and_paste()
    {
        Programs.SkipWithout("bash");
        Programs.SkipWithout("curl");
        Programs.SkipWithout("node");
        var platform = await TestPlatform.OnAsync(Databases.Sqlite);
        var guide = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Web", "api.md"));
        var script = string.Join('\n', Commands().Matches(guide).Select(block => block.Groups[1].Value));
        var mine = new Dictionary<string, string>
        {
            ["XDT"] = platform.BaseAddress.ToString().TrimEnd('/'), ["CLIENT_ID"] = DemoAccounts.ClientId,
            ["CLIENT_SECRET"] = DemoAccounts.ClientSecret,
        };
        // The guide's first block sets these to the reader's own values.
        foreach (var name in mine.Keys)
        {
            Assert.Contains($"export {name}=", script, StringComparison.Ordinal);
            script = Regex.Replace(script, $"(?m)^export {name}=.*$", "");
        }

        var folder = Directory.CreateTempSubdirectory("xdt-guide-").FullName;
        try
        {
            var (code, said) = await Programs.RunAsync("bash", folder, mine, "-euo", "pipefail", "-c", script);

            Assert.True(code == 0, said);
            Assert.Contains("Đăng ký khai sinh", said, StringComparison.Ordinal);
            Assert.Matches(CaseCode(), said);
            Assert.Contains("procedures.not-found", said, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [GeneratedRegex("```sh\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Commands();

    [GeneratedRegex(@"H02\.21\.01-\d{6}-\d{4}")]
    private static partial Regex CaseCode();
}
