using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Kernel;
using XaDienTu.Kernel.Audit.Reading;
using XaDienTu.People.Contracts;
using XaDienTu.People.Remembering;

namespace XaDienTu.People;

public sealed class PeopleModule : IModule
{
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddModuleDb<PeopleDb>();
        services.AddAuditWords(AuditNames.All);
        services.AddSingleton<PeopleQueries>();
        services.AddSingleton(configuration.GetSection("People").Get<LookUpLimits>() ?? new LookUpLimits()).AddSingleton<LookUpBrake>();
        services.AddScoped<IPeople, KnownPeople>();
    }

    public void MapRoutes(IEndpointRouteBuilder routes)
    {
        // Persons are reached through the cases and accounts that concern them.
    }
}
