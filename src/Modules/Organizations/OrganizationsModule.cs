using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Kernel;
using XaDienTu.Organizations.Calendar;
using XaDienTu.Organizations.Contracts;
using XaDienTu.Organizations.Directory;
using XaDienTu.Organizations.Packs;
using XaDienTu.Organizations.Posts;
using XaDienTu.Organizations.Structure;

namespace XaDienTu.Organizations;

public sealed class OrganizationsModule : IModule
{
    public IReadOnlyList<MenuEntry> Menu { get; } = [new("Cơ cấu tổ chức", "/can-bo/co-quan", "Quản trị", [])];

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddModuleDb<OrganizationsDb>();
        services.AddSingleton<SnapshotCache>();
        services.AddScoped<OrganizationDirectory>();
        services.AddScoped<IOrganizationDirectory>(scope => scope.GetRequiredService<OrganizationDirectory>());
        services.AddScoped<IWorkingCalendars>(scope => scope.GetRequiredService<OrganizationDirectory>());
        services.AddScoped<IOfficerDirectory, OfficerDirectory>();
        services.AddScoped<ComputeDue>();
        services.AddScoped<ListOrganizations>();
        services.AddScoped<ShowOrganization>();
        services.AddScoped<AddPost>();
        services.AddScoped<EndPost>();
        services.AddScoped<PackLoader>();
        services.AddScoped<DemoOfficers>();
    }

    public void MapRoutes(IEndpointRouteBuilder routes)
    {
        OrganizationsApi.Map(routes);
        ComputeDueApi.Map(routes);
    }

    public async Task PrepareAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var configuration = services.GetRequiredService<IConfiguration>();
        var packs = configuration["province"] ?? "bac-giang-2015";
        foreach (var pack in packs.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries))
        {
            await services.GetRequiredService<PackLoader>().LoadAsync(pack, cancellation);
        }

        if (configuration.GetValue<bool>("demo"))
        {
            await services.GetRequiredService<DemoOfficers>().CreateAsync(cancellation);
        }
    }
}
