using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace XaDienTu.Kernel;

/// <summary>One business area of the platform; the Host lists them in dependency order.</summary>
public interface IModule
{
    void AddServices(IServiceCollection services, IConfiguration configuration);

    void MapRoutes(IEndpointRouteBuilder routes);

    /// <summary>Entries of the officers' menu; shown to holders of one of the roles (none named: to every officer).</summary>
    IReadOnlyList<MenuEntry> Menu => [];

    /// <summary>Data the module needs before the first request (catalogues, packs); must be idempotent.</summary>
    Task PrepareAsync(IServiceProvider services, CancellationToken cancellation) => Task.CompletedTask;
}

/// <param name="Group">Heading in the menu, Vietnamese.</param>
public sealed record MenuEntry(string Title, string Url, string Group, IReadOnlyList<Actors.OfficerRole> Roles);
