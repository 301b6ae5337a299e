using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Kernel;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Architecture.Tests;

public sealed class HostTests
{
    // Serves the libraries' own files in an unpublished build; the framework adds it without a way to decorate it.
    private static readonly string[] Exempt = ["{**path:file}"];

    public static TheoryData<string> Both => Databases.Both;

    [Fact]
    public async Task Every_page_and_route_says_who_may_use_it()
    {
        var platform = await TestPlatform.OnAsync(Databases.Sqlite);
        var silent = platform.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null
                && !endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Any(right => right.Policy is not null))
            .Select(endpoint => endpoint.RoutePattern.RawText).Except(Exempt);

        Assert.Empty(silent);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_migrations_make_the_model_of_the_code(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        foreach (var registration in platform.Services.GetServices<ModuleDbRegistration>())
        {
            await using var scope = platform.NewScope();
            var db = (DbContext)scope.ServiceProvider.GetRequiredService(registration.DbType);
            Assert.False(db.Database.HasPendingModelChanges(), $"{registration.DbType.Name}: run ./dev migration");
        }
    }
}
