using System.Reflection;

namespace XaDienTu.Kernel.Outbox;

/// <summary>
/// Every kind of news that a module of this installation publishes. News of another kind – of a module that was taken out, of a node with a
/// newer version – wait until somebody knows them; delivered to nobody they would be lost without a word.
/// </summary>
internal sealed class KnownNews(IEnumerable<NewsOf> modules)
{
    public IReadOnlyList<string> Names { get; } = [.. modules.SelectMany(module => module.Names).Distinct(StringComparer.Ordinal)];
}

/// <summary>The kinds of news of one assembly.</summary>
internal sealed record NewsOf(IReadOnlyList<string> Names)
{
    public static NewsOf Assembly(Assembly assembly) =>
        new([.. assembly.GetTypes().Select(type => type.GetCustomAttribute<NewsAttribute>()?.Name).OfType<string>()]);
}
