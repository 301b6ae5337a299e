using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Host;
using XaDienTu.Kernel.Data;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Kernel;

/// <summary>A database of a trial from before the first release, and one that a newer node has brought further already.</summary>
public sealed class EarlierDatabaseTests
{
    public static TheoryData<string> Both => Databases.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task A_database_from_before_is_refused_with_a_sentence_and_left_alone(string database)
    {
        await using var app = Platform.Build(["--demo", "true", "--urls", "http://127.0.0.1:0", .. Databases.Settings(database)]);
        await app.Services.GetRequiredService<IDatabaseProvider>().PrepareAsync(default);
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<KernelDb>().Database;
        await db.ExecuteSqlRawAsync(
            "CREATE TABLE __migrations_kernel (\"MigrationId\" varchar(150) PRIMARY KEY, \"ProductVersion\" varchar(32) NOT NULL)");
        await db.ExecuteSqlRawAsync("INSERT INTO __migrations_kernel VALUES ('20261122143222_Initial', '10.0.0')");

        var refused = await Assert.ThrowsAsync<EarlierDatabaseException>(() => Platform.PrepareAsync(app, default));

        Assert.Contains("Bắt đầu với thư mục dữ liệu (--data) hoặc cơ sở dữ liệu mới", refused.Message, StringComparison.Ordinal);
        Assert.Single(await db.GetAppliedMigrationsAsync());
    }

    [Theory, MemberData(nameof(Both))]
    public async Task What_a_newer_node_migrated_serves_this_one_too(string database)
    {
        var settings = Databases.Settings(database);
        await using (var app = Platform.Build(["--demo", "true", "--urls", "http://127.0.0.1:0", .. settings]))
        {
            await Platform.PrepareAsync(app, default);
            await using var scope = app.Services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<KernelDb>().Database;
            await db.ExecuteSqlRawAsync("INSERT INTO __migrations_kernel VALUES ('29991231000000_Later', '10.0.0')");
            await db.ExecuteSqlRawAsync("DELETE FROM kernel_loaded_seed WHERE name = 'schema'");
        }

        await using var older = Platform.Build(["--demo", "true", "--urls", "http://127.0.0.1:0", .. settings]);
        await Platform.PrepareAsync(older, default);
    }
}
