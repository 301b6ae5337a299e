using System.Diagnostics;
using Xunit;

namespace XaDienTu.Architecture.Tests;

/// <summary><c>./dev module</c> in a copy of the sources. That what it copies works, the tests of the sample show.</summary>
public sealed class NewModuleTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("xdt-module").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_new_module_is_one_folder_one_line_and_its_references()
    {
        var before = CopySources();

        var (code, said) = await RunAsync("Meetings");

        Assert.True(code == 0, said);
        var now = Sources();
        var changed = before.Keys.Where(file => now[file] != before[file]).Order(StringComparer.Ordinal);
        var added = now.Keys.Except(before.Keys).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(
            [
                "XaDienTu.slnx", "src/Database/Postgres/Database.Postgres.csproj", "src/Database/Sqlite/Database.Sqlite.csproj",
                "src/Host/Host.csproj", "src/Host/Modules.cs", "tests/Modules.Tests/Modules.Tests.csproj",
            ],
            changed);
        Assert.All(added, file => Assert.Contains("/Meetings/", file, StringComparison.Ordinal));
        Assert.All(added, file => Assert.DoesNotContain("sample", now[file], StringComparison.OrdinalIgnoreCase));
        Assert.Contains("src/Modules/Meetings/MeetingsModule.cs", added);
        Assert.Equal(2, added.Count(file => file.EndsWith("MeetingsDbModelSnapshot.cs", StringComparison.Ordinal)));
        Assert.Contains("tests/Modules.Tests/Meetings/MeetingsTests.cs", added);
        Assert.Contains("new MeetingsModule(),", now["src/Host/Modules.cs"], StringComparison.Ordinal);
        Assert.All(added.Where(file => file.EndsWith(".csproj", StringComparison.Ordinal)), ReferencesExist);
    }

    [Theory]
    [InlineData("")]
    [InlineData("meetings")]
    [InlineData("../Cases")]
    [InlineData("Cases")]
    public async Task Nothing_is_made_of_a_name_that_cannot_be_or_is_taken(string name)
    {
        var before = CopySources();

        var (code, said) = await RunAsync(name);

        Assert.NotEqual(0, code);
        Assert.NotEqual("", said);
        Assert.Equal(before, Sources());
    }

    private void ReferencesExist(string project) => Assert.All(
        System.Xml.Linq.XDocument.Load(Path.Combine(folder, project)).Descendants("ProjectReference"),
        reference => Assert.True(
            File.Exists(Path.Combine(folder, Path.GetDirectoryName(project)!, reference.Attribute("Include")!.Value)),
            reference.ToString()));

    private Dictionary<string, string> CopySources()
    {
        var migrations = new[] { "tests/Sample.Sqlite/Migrations", "tests/Sample.Postgres/Migrations" }
            .SelectMany(place => Directory.EnumerateFiles(Path.Combine(SourceTree.Root, place)))
            .Select(file => Path.GetRelativePath(SourceTree.Root, file));
        foreach (var file in SourceTree.Files(".cs", ".cshtml", ".csproj", ".md", ".props")
            .Concat(migrations).Append("XaDienTu.slnx").Append("tools/new-module"))
        {
            var target = Path.Combine(folder, file);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(Path.Combine(SourceTree.Root, file), target);
        }

        return Sources();
    }

    private Dictionary<string, string> Sources() => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .ToDictionary(file => Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllText);

    private async Task<(int Code, string Said)> RunAsync(string name)
    {
        var start = new ProcessStartInfo("bash") { WorkingDirectory = folder, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(folder, "tools", "new-module"));
        start.ArgumentList.Add(name);
        using var process = Process.Start(start)!;
        var said = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, said);
    }
}
