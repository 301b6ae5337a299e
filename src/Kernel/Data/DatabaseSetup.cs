using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace XaDienTu.Kernel.Data;

/// <summary>Brings the database to the schema of this version, module after module.</summary>
public static class DatabaseSetup
{
    public static async Task MigrateAsync(IServiceProvider services, CancellationToken cancellation)
    {
        await services.GetRequiredService<IDatabaseProvider>().PrepareAsync(cancellation);
        foreach (var registration in services.GetServices<ModuleDbRegistration>())
        {
            await using var scope = services.CreateAsyncScope();
            var db = (DbContext)scope.ServiceProvider.GetRequiredService(registration.DbType);
            // Migrating compares the whole model each time; a start with nothing to do should not pay for it.
            if ((await db.Database.GetPendingMigrationsAsync(cancellation)).Any())
            {
                await db.Database.MigrateAsync(cancellation);
            }
        }
    }
}
