#pragma warning disable EF1001 // The design-time services of both providers are public but marked internal; this tool is their use.
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Migrations.Design;
using Microsoft.EntityFrameworkCore.Sqlite.Design.Internal;
using Microsoft.Extensions.DependencyInjection;
using Npgsql.EntityFrameworkCore.PostgreSQL.Design.Internal;
using XaDienTu.Host;
using XaDienTu.Kernel;
using XaDienTu.Kernel.Data;
using XaDienTu.Sample;

const string First = "Initial";

// Usage: AddMigration <Module> <Name>: writes the next migration of a module's context for both databases.
if (args is not [var module, var name])
{
    Console.Error.WriteLine("Usage: dev migration <Module> <Name>, e.g. dev migration Cases AddPriority");
    return 1;
}

await ScaffoldAsync(
    "Sqlite", ["--provider", "sqlite", "--data", Path.Combine(Path.GetTempPath(), "xdt-migration")], new SqliteDesignTimeServices());
await ScaffoldAsync(
    "Postgres", ["--provider", "postgres", "--connectionString", "Host=localhost;Database=unused"], new NpgsqlDesignTimeServices());
return 0;

async Task ScaffoldAsync(string database, string[] settings, IDesignTimeServices providerServices)
{
    await using var app = Platform.Build(settings, others: [new SampleModule()]);
    await using var scope = app.Services.CreateAsyncScope();
    var registration = app.Services.GetServices<ModuleDbRegistration>().Single(registration => registration.DbType.Name == $"{module}Db");
    var db = (DbContext)scope.ServiceProvider.GetRequiredService(registration.DbType);
    var services = new ServiceCollection().AddEntityFrameworkDesignTimeServices().AddDbContextDesignTimeServices(db);
    providerServices.ConfigureDesignTimeServices(services);
    await using var design = services.BuildServiceProvider();
    var scaffolder = design.GetRequiredService<IMigrationsScaffolder>();
    var (folder, space, part) = registration.Migrations is { } own
        ? (Path.Combine(RepositoryRoot(), "tests", $"{module}.{database}"), $"{own}.{database}", "Migrations")
        : (Path.Combine(RepositoryRoot(), "src", "Database", database), $"XaDienTu.Database.{database}", $"Migrations.{module}");
    var migration = scaffolder.ScaffoldMigration(name, space, part, "C#");
    var files = scaffolder.Save(folder, migration, Path.Combine([folder, .. part.Split('.')]), dryRun: false);
    if (name == First)
    {
        LeaveOutModel(files.MetadataFile!);
    }

    Console.WriteLine(files.MigrationFile);
}

// The model a migration arrives at serves later ones that go back to it, or rebuild a table of SQLite from it. Nothing goes back to
// an empty database, and the first migration only creates: its model would be the snapshot once more.
static void LeaveOutModel(string designer)
{
    var lines = File.ReadAllLines(designer).ToList();
    var start = lines.FindIndex(line => line.Contains("protected override void BuildTargetModel", StringComparison.Ordinal)) - 1;
    var end = lines.FindLastIndex(line => line == "    }");
    lines.RemoveRange(start, end - start);
    lines.RemoveAll(line => line.Contains("#pragma warning", StringComparison.Ordinal));
    File.WriteAllLines(designer, lines);
}

static string RepositoryRoot()
{
    var folder = Directory.GetCurrentDirectory();
    while (!File.Exists(Path.Combine(folder, "global.json")))
    {
        folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Run this inside the repository.");
    }

    return folder;
}
