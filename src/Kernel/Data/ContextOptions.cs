using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;

namespace XaDienTu.Kernel.Data;

/// <summary>Options of the contexts, made once per module: making them for each context of each request was a tenth of a light page.</summary>
public sealed class ContextOptions(IDatabaseProvider provider)
{
    private readonly ConcurrentDictionary<string, DbContextOptions> byPrefix = new();

    internal DbContextOptions Of(string prefix) => byPrefix.GetOrAdd(prefix, name =>
    {
        var options = new DbContextOptionsBuilder();
        provider.Configure(options, $"__migrations_{name}");
        return options.Options;
    });
}
