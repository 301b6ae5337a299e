using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Kernel;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Audit.Reading;
using XaDienTu.Kernel.Commands;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Desk;
using XaDienTu.Kernel.Time;
using XaDienTu.Organizations.Contracts;
using XaDienTu.Procedures.Contracts;
using XaDienTu.Procedures.Finding;
using XaDienTu.Procedures.Import;
using XaDienTu.Procedures.Publishing;

namespace XaDienTu.Procedures;

public sealed class ProceduresModule : IModule
{
    public IReadOnlyList<MenuEntry> Menu { get; } =
    [
        new("Thủ tục hành chính", "/can-bo/thu-tuc", "Nghiệp vụ", []),
        new("Nhập thủ tục", "/can-bo/thu-tuc/nhap", "Quản trị", [OfficerRole.BusinessAdministrator]),
    ];

    public IReadOnlyList<PublicEntry> PublicMenu { get; } = [new("Thủ tục", "/thu-tuc")];

    public IReadOnlyList<HomePart> HomeParts { get; } =
    [
        new(HomePlace.Top, "/Finding/HomeSearch.cshtml"),
        new(HomePlace.Main, "/LifeEvents/HomeLifeEvents.cshtml"),
    ];

    public IReadOnlyList<ModuleCommand> Commands { get; } = [ImportCommand.Command];

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddModuleDb<ProceduresDb>();
        services.AddScoped<WithoutForm>().AddScoped<IDeskPart, CatalogueFigures>();
        services.AddAuditWords(AuditNames.All);
        services.AddSingleton<SnapshotCache>();
        services.AddScoped<IProcedureCatalogue, ProcedureCatalogue>();
    }

    public void MapRoutes(IEndpointRouteBuilder routes) => ProceduresApi.Map(routes);

    public async Task PrepareAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var tree = await services.GetRequiredService<IOrganizationDirectory>().GetAsync(cancellation);
        var today = services.GetRequiredService<TimeProvider>().VietnamToday();
        var hasDistricts = tree.All.Any(organization => organization.Kind == OrganizationKind.District && organization.IsValidAt(today));
        var world = hasDistricts ? "three-level" : "two-level";
        await services.GetRequiredService<Seeds>().LoadOnceAsync(
            $"procedures.catalogue.{world}",
            Seeds.StampOf(typeof(ProceduresModule).Assembly),
            () => services.GetRequiredService<LoadCatalogue>().RunAsync(world, cancellation),
            cancellation);
    }
}
