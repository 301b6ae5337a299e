using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace XaDienTu.Kernel.Data;

/// <summary>Brings the database to the schema of this version, module after module.</summary>
public static class DatabaseSetup
{
    public static async Task MigrateAsync(IServiceProvider services, CancellationToken cancellation)
    {
        await services.GetRequiredService<IDatabaseProvider>().PrepareAsync(cancellation);
        var registrations = services.GetServices<ModuleDbRegistration>().ToList();

        // Most starts have nothing to do. Looking builds each module's model, which takes most of the time: all cores look at once.
        var pending = await Task.WhenAll(registrations.Select(registration => Task.Run(
            () => WithAsync(services, registration, async db => (await db.Database.GetPendingMigrationsAsync(cancellation)).Any()), cancellation)));
        foreach (var (registration, _) in registrations.Zip(pending).Where(pair => pair.Second))
        {
            await WithAsync(services, registration, async db =>
            {
                await db.Database.MigrateAsync(cancellation);
                return true;
            });
        }
    }

    private static async Task<bool> WithAsync(IServiceProvider services, ModuleDbRegistration registration, Func<DbContext, Task<bool>> use)
    {
        await using var scope = services.CreateAsyncScope();
        return await use((DbContext)scope.ServiceProvider.GetRequiredService(registration.DbType));
    }
}
