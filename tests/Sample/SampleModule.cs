using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Kernel;
using XaDienTu.Kernel.Audit.Reading;
using XaDienTu.Kernel.Jobs;
using XaDienTu.Sample.Reminders;

namespace XaDienTu.Sample;

/// <summary>Reminders of an agency.</summary>
public sealed class SampleModule : IModule
{
    public IReadOnlyList<MenuEntry> Menu { get; } = [new("Việc cần nhớ", RemindersPage.Address, "Nghiệp vụ", [])];

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddModuleDb<SampleDb>("XaDienTu.Sample");
        services.AddAuditWords(AuditNames.All);
        services.AddScoped<OwnReminders>();
        services.AddJob<ForgetReminders>(
            "sample.forget-reminders", "Xoá việc cần nhớ đã xong quá một năm", JobSchedule.Daily(new TimeOnly(2, 45)));
    }

    public void MapRoutes(IEndpointRouteBuilder routes)
    {
        RemindersApi.Map(routes.MapGroup("/api/v1").WithTags("Việc cần nhớ"));
    }
}
