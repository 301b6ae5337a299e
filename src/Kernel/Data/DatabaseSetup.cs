using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace XaDienTu.Kernel.Data;

/// <summary>Brings the database to the schema of this version, module after module.</summary>
public static class DatabaseSetup
{
    private const string SchemaSeed = "schema";

    public static async Task MigrateAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var provider = services.GetRequiredService<IDatabaseProvider>();
        await provider.PrepareAsync(cancellation);
        // Asking each context builds its model, which takes longer than all else at a start: the stamps of the migrations' libraries answer
        // first.
        var registrations = services.GetServices<ModuleDbRegistration>().ToList();
        var stamp = Seeds.StampOf(
            provider.GetType().Assembly,
            registrations.Select(registration => registration.MigrationsFor(provider)).Distinct()
                .Select(library => Seeds.StampOf(library)));
        if (await IsCurrentAsync(services, stamp, cancellation))
        {
            _ = Task.Run(() => BuildModelsAheadAsync(services, registrations), cancellation);
            return;
        }

        var pending = await Task.WhenAll(registrations.Select(registration => Task.Run(
            () => WithAsync(services, registration, db => IsPendingAsync(db.Database, cancellation)), cancellation)));
        foreach (var (registration, _) in registrations.Zip(pending).Where(pair => pair.Second))
        {
            await WithAsync(services, registration, async db =>
            {
                // A change of a table with ten million rows takes as long as it takes.
                db.Database.SetCommandTimeout(TimeSpan.FromHours(12));
                await db.Database.MigrateAsync(cancellation);
                return true;
            });
        }

        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Seeds>().LoadOnceAsync(SchemaSeed, stamp, () => Task.CompletedTask, cancellation);
    }

    /// <exception cref="EarlierDatabaseException">
    /// It holds migrations from before our first. Later ones that we do not know are a newer node's.
    /// </exception>
    private static async Task<bool> IsPendingAsync(DatabaseFacade database, CancellationToken cancellation)
    {
        var known = database.GetMigrations().ToList();
        var applied = (await database.GetAppliedMigrationsAsync(cancellation)).ToList();
        return applied.Exists(name => string.CompareOrdinal(name, known[0]) < 0)
            ? throw new EarlierDatabaseException()
            : known.Except(applied).Any();
    }

    private static async Task<bool> IsCurrentAsync(IServiceProvider services, string stamp, CancellationToken cancellation)
    {
        try
        {
            await using var scope = services.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<Seeds>().IsLoadedAsync(SchemaSeed, stamp, cancellation);
        }
        catch (DbException)
        {
            return false;   // A new database has no such table yet; one that does not answer says so when it is migrated.
        }
    }

    /// <summary>
    /// Models cost most of a warm start and are needed soon: another core builds them in order, ahead of the modules that prepare
    /// themselves.
    /// </summary>
    private static async Task BuildModelsAheadAsync(IServiceProvider services, IReadOnlyList<ModuleDbRegistration> registrations)
    {
        try
        {
            foreach (var registration in registrations)
            {
                await WithAsync(services, registration, db => Task.FromResult(db.Model is not null));
            }
        }
        catch (ObjectDisposedException)
        {
            // The node stopped before it was warm.
        }
    }

    private static async Task<bool> WithAsync(IServiceProvider services, ModuleDbRegistration registration, Func<DbContext, Task<bool>> use)
    {
        await using var scope = services.CreateAsyncScope();
        return await use((DbContext)scope.ServiceProvider.GetRequiredService(registration.DbType));
    }
}
