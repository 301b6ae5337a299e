using System.Reflection;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Xunit;

namespace XaDienTu.Architecture.Tests;

/// <summary>
/// The folders of a module form no circle, however long: each can be read and moved with nothing but what it stands on. What a folder
/// imports is read twice, since each reading misses something: the compiled code names what no line of the source does (the type behind a
/// <c>var</c>, a member's answer), the source names what the compiler writes as a bare value (a constant, <c>nameof</c>).
/// </summary>
public sealed class FolderTests
{
    // Imports that are part of a circle today: mended one by one, and none is added.
    private static readonly Dictionary<string, string[]> Known = new()
    {
        ["Organizations"] =
        [
            ". -> Calendar", ". -> Contracts", "Calendar -> Contracts", "Contracts -> Calendar", "Contracts -> Packs", "Packs -> .",
            "Packs -> Contracts",
        ],
        ["People"] =
        [
            ". -> Remembering", "Remembering -> .",
        ],
        ["Accounts"] =
        [
            ". -> Contracts", "Actors -> .", "Actors -> Contracts", "Actors -> OpenId", "Actors -> SignIn",
            "Contracts -> .", "Contracts -> Demo", "Demo -> .", "Demo -> Contracts",
            "Demo -> OpenId", "OpenId -> .", "OpenId -> Actors", "OpenId -> SignIn", "SignIn -> .", "SignIn -> Contracts",
            "SignIn -> OpenId", "SignIn -> TwoSteps", "SignIn -> Unsent", "TwoSteps -> .", "TwoSteps -> SignIn", "Unsent -> SignIn",
        ],
        ["Signing"] =
        [
            ". -> Authority", ". -> Enrolment", "Authority -> .", "Authority -> Checking", "Authority -> Enrolment",
            "Authority -> Keystore", "Checking -> .", "Checking -> Authority", "Checking -> Enrolment", "Checking -> ForeignEvidence",
            "Enrolment -> .", "Enrolment -> Authority", "Enrolment -> Checking", "Enrolment -> Keystore", "ForeignEvidence -> .",
            "Keystore -> .", "Keystore -> Authority",
        ],
        ["Procedures"] =
        [
            "Contracts -> Forms", "Forms -> Contracts", "Import -> Publishing", "Publishing -> Import",
        ],
    };

    public static TheoryData<string> Names => [.. Host.Modules.All.Select(module => module.GetType().Name[..^"Module".Length])];

    [Theory, MemberData(nameof(Names))]
    public void No_two_folders_of_a_module_need_each_other(string module)
    {
        var round = InCircles(ImportsOf(module)).ToList();
        var known = Known.GetValueOrDefault(module, []);
        var added = round.Where(import => !known.Contains($"{import.From} -> {import.To}")).Select(import => import.ToString()).ToList();
        var mended = known.Except(round.Select(import => $"{import.From} -> {import.To}")).ToList();

        Assert.True(added.Count == 0, $"In a circle: {string.Join("; ", added)}");
        Assert.True(mended.Count == 0, $"No longer in a circle, take it off the list: {string.Join("; ", mended)}");
    }

    /// <summary>The process knows no page and no API; pages and API know the process, and what they share with each other.</summary>
    [Fact]
    public void The_process_of_a_case_stands_by_itself()
    {
        var imports = ImportsOf("Cases");
        var process = imports.Where(import => IsIn("Process", import.From)).ToList();
        var pages = AssemblyOf("Cases").GetTypes().Where(type => type.IsAssignableTo(typeof(PageModel))
            || type.Name.EndsWith("Api", StringComparison.Ordinal)).Select(type => FolderImports.FolderOf(type, "Cases"));

        Assert.True(process.Count > 10);
        Assert.Empty(process.Where(import => !IsIn("Process", import.To) && import.To != "Contracts").Select(import => import.ToString()));
        Assert.DoesNotContain(pages, folder => IsIn("Process", folder));
    }

    private static bool IsIn(string folder, string place) => place == folder || place.StartsWith(folder + "/", StringComparison.Ordinal);

    private static Assembly AssemblyOf(string module) =>
        Host.Modules.All.Select(listed => listed.GetType()).Single(type => type.Name == $"{module}Module").Assembly;

    private static IReadOnlyList<FolderImport> ImportsOf(string module)
    {
        return
        [
            .. FolderImports.Compiled(AssemblyOf(module), module).Concat(FolderImports.Written(module))
                .DistinctBy(import => (import.From, import.To)),
        ];
    }

    /// <summary>Imports from whose end a way leads back to their beginning, over whatever others.</summary>
    private static IEnumerable<FolderImport> InCircles(IReadOnlyList<FolderImport> imports)
    {
        var next = imports.ToLookup(import => import.From, import => import.To);
        return imports.Where(import => Reach(import.To, next).Contains(import.From));
    }

    private static HashSet<string> Reach(string start, ILookup<string, string> next)
    {
        var (reached, waiting) = (new HashSet<string>(), new Stack<string>([start]));
        while (waiting.TryPop(out var folder))
        {
            foreach (var to in next[folder].Where(reached.Add))
            {
                waiting.Push(to);
            }
        }

        return reached;
    }
}
