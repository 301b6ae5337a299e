using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace XaDienTu.Kernel.Data;

/// <summary>
/// Contexts of one module that wait for their next request: making one costs as much as some light queries, and a filing needs six.
/// The scope that asked for a context gives it back, emptied, when it ends.
/// </summary>
internal sealed class ContextPool<TDb>(IDatabaseProvider provider, IEnumerable<ModuleDbRegistration> registrations)
    where TDb : ModuleDb
{
    /// <summary>More at once are made and thrown away: after a Monday morning the memory comes back.</summary>
    private const int MostKept = 64;

    private readonly PooledDbContextFactory<TDb> contexts = new(Options(provider, registrations), MostKept);

    public TDb Rent() => contexts.CreateDbContext();

    private static DbContextOptions<TDb> Options(IDatabaseProvider provider, IEnumerable<ModuleDbRegistration> registrations)
    {
        var options = new DbContextOptionsBuilder<TDb>();
        var own = registrations.Single(registration => registration.DbType == typeof(TDb));
        provider.Configure(options, own.MigrationsFor(provider), $"__migrations_{ModuleDb.PrefixOf(typeof(TDb))}");
        return options.Options;
    }
}
