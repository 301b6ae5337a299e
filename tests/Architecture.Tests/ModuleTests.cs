using System.Xml.Linq;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Architecture.Tests;

/// <summary>Driven by the list of modules: a new module is under these rules the moment it is listed.</summary>
public sealed class ModuleTests
{
    public static TheoryData<string> Names => [.. Host.Modules.All.Select(module => NameOf(module.GetType()))];

    [Theory, MemberData(nameof(Names))]
    public void A_module_uses_only_modules_listed_before_it(string module)
    {
        var order = Host.Modules.All.Select(listed => NameOf(listed.GetType())).ToList();
        var used = XDocument.Load(Path.Combine(SourceTree.Root, "src", "Modules", module, $"{module}.csproj"))
            .Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')))
            .Where(order.Contains);

        Assert.DoesNotContain(used, other => order.IndexOf(other) >= order.IndexOf(module));
    }

    [Theory, MemberData(nameof(Names))]
    public void A_module_shows_its_contracts_and_nothing_else(string module)
    {
        var assembly = Host.Modules.All.Select(listed => listed.GetType()).Single(type => NameOf(type) == module).Assembly;
        var shown = assembly.GetExportedTypes()
            .Where(type => type.Name != $"{module}Module"
                && type.Namespace?.StartsWith($"XaDienTu.{module}.Contracts", StringComparison.Ordinal) != true)
            .Where(type => type.Namespace?.StartsWith("AspNetCoreGeneratedDocument", StringComparison.Ordinal) != true);

        Assert.Empty(shown.Select(type => type.FullName));
    }

    [Theory, MemberData(nameof(Names))]
    public void A_module_tells_at_its_root_what_it_is(string module)
    {
        var root = Path.Combine(SourceTree.Root, "src", "Modules", module);

        Assert.True(File.Exists(Path.Combine(root, $"{module}Module.cs")));
        Assert.InRange(File.ReadAllLines(Path.Combine(root, "README.md")).Length, 5, 40);
    }

    /// <summary>What they show of others comes to them: a new module touches neither.</summary>
    [Theory]
    [InlineData("src/Host/", "")]
    [InlineData("src/Modules/Portal/", "Portal")]
    public void Portal_and_Host_know_no_module_by_name_beside_the_list(string folder, string own)
    {
        var others = Host.Modules.All.Select(listed => NameOf(listed.GetType())).Where(name => name != own).ToList();
        var files = SourceTree.Files(".cs", ".cshtml", ".csproj").Where(file => file.StartsWith(folder, StringComparison.Ordinal))
            .Except(["src/Host/Modules.cs", "src/Host/Host.csproj"]).ToList();
        var named =
            files.Where(file => others.Exists(other => SourceTree.Text(file).Contains($"XaDienTu.{other}", StringComparison.Ordinal)));

        Assert.NotEmpty(files);
        Assert.Equal("", string.Join(", ", named));
    }

    /// <summary>The container is validated when it is built; pages are made by the framework, so they are tried here.</summary>
    [Fact]
    public async Task Every_page_gets_what_it_asks_for()
    {
        var platform = await TestPlatform.OnAsync(Databases.Sqlite);
        await using var scope = platform.NewScope();
        var pages = Host.Modules.All.SelectMany(module => module.GetType().Assembly.GetTypes())
            .Where(type => type.IsAssignableTo(typeof(PageModel)) && !type.IsAbstract).ToList();

        Assert.True(pages.Count >= 50, $"Only {pages.Count} found.");
        Assert.All(pages, page => Assert.NotNull(ActivatorUtilities.CreateInstance(scope.ServiceProvider, page)));
    }

    private static string NameOf(Type module) => module.Name[..^"Module".Length];
}
