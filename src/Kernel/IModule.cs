using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Commands;

namespace XaDienTu.Kernel;

/// <summary>
/// One business area of the platform; the Host lists them in dependency order and knows no more of them than stands here. What a module has
/// for the pages of others it registers as a service: <see cref="Desk.IDeskPart"/>, <see cref="Desk.IDeskSection"/>,
/// <see cref="Audit.Reading.AuditVocabulary"/>, <see cref="Audit.Reading.INameIds"/>, <see cref="Demo.IDemoData"/>, handlers of news.
/// </summary>
public interface IModule
{
    void AddServices(IServiceCollection services, IConfiguration configuration);

    void MapRoutes(IEndpointRouteBuilder routes);

    /// <summary>Entries of the officers' menu; shown to holders of one of the roles (none named: to every officer).</summary>
    IReadOnlyList<MenuEntry> Menu => [];

    /// <summary>Links in the header of citizens' pages. All modules together have at most four for anybody: they fit a phone without a
    /// button.</summary>
    IReadOnlyList<PublicEntry> PublicMenu => [];

    /// <summary>Links at the foot of citizens' pages.</summary>
    IReadOnlyList<PublicEntry> FooterMenu => [];

    /// <summary>What stands on the first page of the portal.</summary>
    IReadOnlyList<HomePart> HomeParts => [];

    /// <summary>Its orders of the command line.</summary>
    IReadOnlyList<ModuleCommand> Commands => [];

    /// <summary>Middleware round all that looks at the request's address.</summary>
    void UseBeforeRouting(IApplicationBuilder app)
    {
    }

    /// <summary>Middleware that knows which page or route was asked for, before that runs: who acts, and with what rights.</summary>
    void UseAfterRouting(IApplicationBuilder app)
    {
    }

    /// <summary>Which of its settings lack for service in earnest, in the operator's language; a demonstration does without.</summary>
    IReadOnlyList<string> FaultsOf(IConfiguration configuration) => [];

    /// <summary>Data the module needs before the first request (catalogues, packs); must be idempotent.</summary>
    Task PrepareAsync(IServiceProvider services, CancellationToken cancellation) => Task.CompletedTask;
}

/// <param name="Group">Heading in the menu, Vietnamese.</param>
/// <param name="TakesWords">The box in the head of officers' pages sends there what is looked for, as <c>q</c>; one entry at most.</param>
public sealed record MenuEntry(string Title, string Url, string Group, IReadOnlyList<OfficerRole> Roles, bool TakesWords = false);

/// <summary>A link of citizens' pages.</summary>
public sealed record PublicEntry(string Title, string Url, Audience Audience = Audience.Everybody)
{
    public bool IsFor(ActorKind kind) => Audience switch
    {
        Audience.Citizens => kind is ActorKind.Citizen,
        Audience.OthersThanCitizens => kind is not ActorKind.Citizen,
        _ => true,
    };
}

public enum Audience
{
    Everybody,

    /// <summary>Who is signed in with an account of a citizen.</summary>
    Citizens,

    /// <summary>Visitors, and officers who look.</summary>
    OthersThanCitizens,
}

/// <summary>A partial view, without a model, on the first page of the portal.</summary>
/// <param name="View">Its path: <c>/Tracking/HomeTracking.cshtml</c>.</param>
public sealed record HomePart(HomePlace Place, string View);

public enum HomePlace
{
    /// <summary>Over everything; what most people come for.</summary>
    Top,
    Main,
    Side,
}
