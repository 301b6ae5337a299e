using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel;

namespace XaDienTu.Host.Commands;

/// <summary><c>check</c>: says whether this node could start, without changing anything.</summary>
internal static class CheckCommand
{
    public static async Task<int> RunAsync(string[] args)
    {
        await using var app = Platform.Build(args);
        var settings = app.Services.GetRequiredService<Settings>();
        Console.WriteLine($"Data folder: {settings.DataPath()}");
        Console.WriteLine($"Database:    {settings.Provider}");
        foreach (var fault in StartChecks.FaultsOf(app))
        {
            Console.WriteLine($"Refused:     {fault}");
        }

        var pending = 0;
        foreach (var registration in app.Services.GetServices<ModuleDbRegistration>())
        {
            await using var scope = app.Services.CreateAsyncScope();
            var db = (DbContext)scope.ServiceProvider.GetRequiredService(registration.DbType);
            if (!await db.Database.CanConnectAsync())
            {
                Console.WriteLine("Database:    not there yet; the first start makes it.");
                return 0;
            }

            var waiting = (await db.Database.GetPendingMigrationsAsync()).Count();
            pending += waiting;
            Console.WriteLine(
                $"{registration.DbType.Name,-18} {(waiting == 0 ? "up to date" : $"{waiting} migrations wait for the next start")}");
        }

        Console.WriteLine(pending == 0 ? "Ready." : "The next start brings the database up to date.");
        return 0;
    }
}
