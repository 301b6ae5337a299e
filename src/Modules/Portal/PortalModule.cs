using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Kernel;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Audit.Reading;
using XaDienTu.Kernel.Desk;
using XaDienTu.Kernel.Notices;
using XaDienTu.Kernel.Outbox;
using XaDienTu.Portal.Auditing;
using XaDienTu.Portal.Jobs;
using XaDienTu.Portal.Lists;
using XaDienTu.Portal.Notices;
using XaDienTu.Ui;
using XaDienTu.Ui.Lists;

namespace XaDienTu.Portal;

/// <summary>First pages of citizens and officers, notices, what is kept of lists, the auditor's page.</summary>
public sealed class PortalModule : IModule
{
    public IReadOnlyList<MenuEntry> Menu { get; } =
    [
        new("Hôm nay", "/can-bo", "Hôm nay", []),
        new("Nhật ký", AuditPage.Address, "Quản trị", [OfficerRole.Auditor]),
        new("Việc định kỳ", JobsPage.Address, "Quản trị", [OfficerRole.SystemAdministrator]),
    ];

    public IReadOnlyList<PublicEntry> PublicMenu { get; } = [new("Thông báo", NoticesPage.Address, Audience.Citizens)];

    public IReadOnlyList<HomePart> HomeParts { get; } = [new(HomePlace.Side, "/Home/HomeVisit.cshtml")];

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddModuleDb<PortalDb>();
        services.AddScoped<IDeskPart, AuditFigures>().AddScoped<IDeskPart, JobFigures>();
        services.AddAuditWords(AuditNames.All);
        services.AddScoped<IKeepLists, ListKeeper>();
        services.AddScoped<IFillFrame, UnreadFrame>().AddHandler<Notice, KeepNotice>();
    }

    public void MapRoutes(IEndpointRouteBuilder routes)
    {
        // Pages only: their addresses stand in them.
    }
}
