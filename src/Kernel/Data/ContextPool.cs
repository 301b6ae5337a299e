using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace XaDienTu.Kernel.Data;

/// <summary>
/// Contexts of one module that wait for their next request: making one costs as much as some light queries, and a filing needs six.
/// The scope that asked for a context gives it back, emptied, when it ends.
/// </summary>
internal sealed class ContextPool<TDb>(IDatabaseProvider provider)
    where TDb : ModuleDb
{
    /// <summary>More at once are made and thrown away: after a Monday morning the memory comes back.</summary>
    private const int MostKept = 64;

    private readonly PooledDbContextFactory<TDb> contexts = new(Options(provider), MostKept);

    public TDb Rent() => contexts.CreateDbContext();

    private static DbContextOptions<TDb> Options(IDatabaseProvider provider)
    {
        var options = new DbContextOptionsBuilder<TDb>();
        provider.Configure(options, $"__migrations_{ModuleDb.PrefixOf(typeof(TDb))}");
        return options.Options;
    }
}
