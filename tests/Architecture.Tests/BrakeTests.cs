using System.Text.RegularExpressions;
using Xunit;

namespace XaDienTu.Architecture.Tests;

public sealed partial class BrakeTests
{
    // Counts the trackings of one code, whoever asks: no page or route, and its words stand at its one asker.
    private const string OfCodes = "TrackingBrake.cs";

    // A brake of the framework's own would answer without a word, or with a page to a program.
    [Fact]
    public void What_is_too_often_is_braked_in_one_way()
    {
        var others = SourceTree.Files(".cs").Where(file => file.StartsWith("src/", StringComparison.Ordinal))
            .Where(file => Limiter().IsMatch(SourceTree.Text(file)))
            .Where(file => !file.StartsWith("src/Kernel/Braking/", StringComparison.Ordinal)
                && !file.EndsWith(OfCodes, StringComparison.Ordinal));

        Assert.Empty(others);
    }

    [GeneratedRegex("RateLimiting|RateLimiter|RateLimitPartition")]
    private static partial Regex Limiter();
}
