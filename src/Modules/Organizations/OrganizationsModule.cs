using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Kernel;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Audit.Reading;
using XaDienTu.Kernel.Data;
using XaDienTu.Organizations.Calendar;
using XaDienTu.Organizations.Choosing;
using XaDienTu.Organizations.Contracts;
using XaDienTu.Organizations.Directory;
using XaDienTu.Organizations.Packs;
using XaDienTu.Organizations.Registers;
using XaDienTu.Organizations.Structure;
using XaDienTu.Organizations.WorkingTime;
using XaDienTu.Ui;

namespace XaDienTu.Organizations;

public sealed class OrganizationsModule : IModule
{
    public IReadOnlyList<MenuEntry> Menu { get; } =
    [
        new("Cơ cấu tổ chức", "/can-bo/co-quan", "Quản trị", []),
        new("Lịch làm việc", WorkingTimePage.Address, "Quản trị", []),
        new("Sổ lấy số", RegistersPage.Address, "Văn thư", [OfficerRole.RecordsClerk, OfficerRole.AgencyAdministrator]),
    ];

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddModuleDb<OrganizationsDb>();
        services.AddAuditWords(AuditNames.All);
        services.AddSingleton<SnapshotCache>();
        services.AddScoped<OrganizationDirectory>();
        services.AddScoped<IOrganizationDirectory>(scope => scope.GetRequiredService<OrganizationDirectory>());
        services.AddScoped<IWorkingCalendars>(scope => scope.GetRequiredService<OrganizationDirectory>());
        services.AddScoped<IOfficerDirectory, OfficerDirectory>().AddScoped<IHeldPosts, HeldPosts>();
        services.AddScoped<INameIds, OrganizationNames>().AddScoped<IFillFrame, ProvinceFrame>();
        services.AddScoped<PackLoader>();
        services.AddScoped<DemoOfficers>();
    }

    public void MapRoutes(IEndpointRouteBuilder routes)
    {
        OrganizationsApi.Map(routes);
        ComputeDueApi.Map(routes);
        ChooseRoutes.Map(routes);
    }

    public async Task PrepareAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var configuration = services.GetRequiredService<IConfiguration>();
        var packs = configuration["province"] ?? "bac-giang-2015";
        var seeds = services.GetRequiredService<Seeds>();
        var library = typeof(OrganizationsModule).Assembly;
        foreach (var pack in packs.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries))
        {
            await seeds.LoadOnceAsync(
                $"organizations.pack.{pack}", Seeds.StampOf(library), () =>
                    services.GetRequiredService<PackLoader>().LoadAsync(pack, cancellation), cancellation);
        }

        if (configuration.GetValue<bool>("demo"))
        {
            await seeds.LoadOnceAsync(
                "organizations.demo-officers", Seeds.StampOf(library, packs), () =>
                    services.GetRequiredService<DemoOfficers>().CreateAsync(cancellation), cancellation);
        }
    }
}
