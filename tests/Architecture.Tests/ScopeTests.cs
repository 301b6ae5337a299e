using System.Text.RegularExpressions;
using Xunit;

namespace XaDienTu.Architecture.Tests;

/// <summary>"This agency or one above it" is asked of the Kernel's Scope alone: a copy by hand sooner or later reaches further.</summary>
public sealed partial class ScopeTests
{
    // The two sides of the same question: Scope asks, the tree answers.
    private static readonly string[] Climbers =
        ["src/Kernel/Actors/IAgencyTree.cs", "src/Kernel/Actors/Scope.cs", "src/Modules/Organizations/Contracts/OrganizationTree.cs"];

    [Fact]
    public void Nobody_walks_the_tree_for_a_right_by_hand()
    {
        var walking = SourceTree.Files(".cs", ".cshtml").Where(file => file.StartsWith("src/", StringComparison.Ordinal))
            .Where(file => ByHand().IsMatch(SourceTree.Text(file)));

        Assert.Empty(walking);
    }

    [Fact]
    public void Only_the_scope_climbs()
    {
        var climbing = SourceTree.Files(".cs", ".cshtml").Where(file => file.StartsWith("src/", StringComparison.Ordinal))
            .Where(file => Climb().IsMatch(SourceTree.Text(file)));

        Assert.Equal(Climbers, climbing.Order(StringComparer.Ordinal));
    }

    /// <summary>Whether some agency stands in the path of another; who names a path to show it asks nothing of it.</summary>
    [GeneratedRegex(@"\.Path\([^;{}()]*\)\s*\.(Any|All|Contains|Exists)\(|IsWithin\(")]
    private static partial Regex ByHand();

    [GeneratedRegex(@"\b(Upwards|AndUnder)\(|tree\.(Upwards|AndUnder)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Climb();
}
