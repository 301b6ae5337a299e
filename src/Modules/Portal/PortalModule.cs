using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Accounts.Contracts;
using XaDienTu.Cases.Contracts;
using XaDienTu.Kernel;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Audit.Reading;
using XaDienTu.Kernel.Desk;
using XaDienTu.Kernel.Outbox;
using XaDienTu.Portal.Auditing;
using XaDienTu.Portal.Contracts;
using XaDienTu.Portal.Notices;

namespace XaDienTu.Portal;

/// <summary>First pages of citizens and officers, the citizens' notices, the auditor's page.</summary>
public sealed class PortalModule : IModule
{
    public IReadOnlyList<MenuEntry> Menu { get; } =
    [
        new("Hôm nay", "/can-bo", "Hôm nay", []),
        new("Nhật ký", AuditPage.Address, "Quản trị", [OfficerRole.Auditor]),
    ];

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddModuleDb<PortalDb>();
        services.AddScoped<IDeskPart, AuditFigures>();
        services.AddAuditWords(AuditNames.All);
        services.AddScoped<MarkRead>().AddScoped<ExportAudit>().AddScoped<AuditIds>();
        services.AddScoped<ICitizenMenu, CitizenMenu>();
        services.AddHandler<CaseStatusChanged, WriteNotice>();
        services.AddHandler<CredentialNews, WriteCredentialNotice>();
        services.AddHandler<CitizenIdentityChanged, WriteIdentityNotice>();
    }

    public void MapRoutes(IEndpointRouteBuilder routes)
    {
        // Pages only: their addresses stand in them.
    }
}
