using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Kernel.Actors;

namespace XaDienTu.Kernel.Web;

/// <summary>
/// The named rights a page or route can ask for. Default deny: the fallback policy refuses everybody, and a test fails
/// for each endpoint that names no policy and is not openly anonymous.
/// </summary>
public static class Policies
{
    /// <summary>Any officer with a post today.</summary>
    public const string Officer = "officer";

    /// <summary>A signed-in citizen.</summary>
    public const string Citizen = "citizen";

    /// <summary>A person with an account, citizen or officer: a program has no profile.</summary>
    public const string Person = "person";

    /// <summary>Anybody signed in.</summary>
    public const string SignedIn = "signed-in";

    /// <summary>Programs and people with an OAuth 2 access token.</summary>
    public const string Api = "api";

    public const string OneStopClerk = nameof(OfficerRole.OneStopClerk);
    public const string Leader = nameof(OfficerRole.Leader);
    public const string AgencyAdministrator = nameof(OfficerRole.AgencyAdministrator);
    public const string BusinessAdministrator = nameof(OfficerRole.BusinessAdministrator);
    public const string SystemAdministrator = nameof(OfficerRole.SystemAdministrator);
    public const string Auditor = nameof(OfficerRole.Auditor);

    /// <summary>Registers the policies; each judges the request's <see cref="Actor"/>, so a post that ended yesterday is gone
    /// today.</summary>
    public static void Add(AuthorizationOptions options)
    {
        options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAssertion(_ => false).Build();
        options.AddPolicy(SignedIn, policy => policy.RequireAuthenticatedUser());
        Require(options, Person, actor => actor.Kind is ActorKind.Citizen or ActorKind.Officer);
        Require(options, Citizen, actor => actor.Kind is ActorKind.Citizen);
        Require(options, Officer, actor => actor.IsOfficer && actor.Posts.Count > 0);
        foreach (var role in Enum.GetValues<OfficerRole>())
        {
            Require(options, role.ToString(), actor => actor.IsOfficer && actor.Holds(role));
        }
    }

    private static void Require(AuthorizationOptions options, string name, Func<Actor, bool> holds) =>
        options.AddPolicy(name, policy => policy.RequireAuthenticatedUser().RequireAssertion(context =>
            context.Resource is HttpContext http && holds(http.RequestServices.GetRequiredService<ActorAccessor>().Actor)));
}
