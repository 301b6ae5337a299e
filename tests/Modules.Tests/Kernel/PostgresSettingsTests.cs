using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Kernel.Data;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Kernel;

public sealed class PostgresSettingsTests
{
    [Theory, InlineData("max_parallel_workers_per_gather", "0"), InlineData("jit", "off")]
    public async Task A_node_asks_for_small_statements_that_are_neither_shared_out_nor_compiled(string setting, string expected)
    {
        var platform = await TestPlatform.OnAsync(Databases.Postgres);
        await using var scope = platform.NewScope();
        var db = scope.ServiceProvider.GetRequiredService<KernelDb>();

        Assert.Equal(expected, await db.Database.SqlQuery<string>($"SELECT current_setting({setting}) AS \"Value\"").SingleAsync());
    }
}
