using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;
using XaDienTu.Accounts.Officers;
using XaDienTu.Accounts.OpenId;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Text;
using XaDienTu.Organizations.Contracts;

namespace XaDienTu.Accounts.Programs;

/// <summary>Roles that a program has only after a second administrator agreed: who alone holds a secret holds no power over
/// cases.</summary>
/// <param name="By">The account of who has the secret: registered the program or renewed it last.</param>
internal sealed record AskedRoles(IReadOnlyList<OfficerRole> Roles, string By, string ByName, DateTimeOffset At)
{
    public static AskedRoles Of(IEnumerable<OfficerRole> roles, Actor actor, DateTimeOffset now) =>
        new([.. roles.Distinct().Order()], actor.Id, actor.Name, now);
}

/// <summary>A program that connects to the platform, as its administrator sees it.</summary>
/// <param name="OrganizationId">The agency that answers for it; null for one that came with a demonstration.</param>
/// <param name="Roles">Its roles at that agency, for calls of its own.</param>
/// <param name="Asked">Roles that wait for a second administrator; null when none do.</param>
/// <param name="Redirects">Where people come back to whom it signs in.</param>
internal sealed record RegisteredProgram(
    string ClientId, string Name, Guid? OrganizationId, IReadOnlyList<OfficerRole> Roles, AskedRoles? Asked, IReadOnlyList<Uri> Redirects,
    DateTimeOffset? OffSince)
{
    public const int MaxNameLength = 100;

    /// <summary>Who may be written down for a program. To administer or to audit stays with people.</summary>
    public static readonly OfficerRole[] PossibleRoles =
        [OfficerRole.OneStopClerk, OfficerRole.AppraisingOfficer, OfficerRole.HeadOfUnit, OfficerRole.Leader, OfficerRole.RecordsClerk];

    /// <summary>Of one program all roles stand in one of these: no program approves or seals what it prepared itself.</summary>
    private static readonly OfficerRole[][] Duties =
        [[OfficerRole.OneStopClerk, OfficerRole.AppraisingOfficer], [OfficerRole.HeadOfUnit, OfficerRole.Leader],
            [OfficerRole.RecordsClerk]];

    public bool IsOff => OffSince is not null;

    /// <summary>Where it stands in a list: by name, those switched off behind the others.</summary>
    public string Place => (IsOff ? "1 " : "0 ") + FoldedText.Of(Name);

    public string SearchText => FoldedText.Of(Name, ClientId);

    public bool SignsPeopleIn => Redirects.Count > 0;

    /// <summary>Those it has and those it waits for.</summary>
    public IEnumerable<OfficerRole> AllRoles => Asked?.Roles ?? Roles;

    public static bool MixesDuties(IEnumerable<OfficerRole> roles) => Duties.Count(duty => roles.Any(duty.Contains)) > 1;
}

/// <summary>Reads programs; each administrator sees those of the agencies he administers.</summary>
internal sealed class ProgramReading(AccountsDb db, IOpenIddictApplicationManager programs, IOrganizationDirectory organizations)
{
    internal const string OrganizationProperty = "organization";
    internal const string OffProperty = "off";
    internal const string AskedProperty = "asked";

    /// <summary>A province has some hundred.</summary>
    private const int Most = 1000;

    public async Task<IReadOnlyList<RegisteredProgram>> SeenByAsync(Actor actor, CancellationToken cancellation)
    {
        var tree = await organizations.GetAsync(cancellation);
        var roles = (await db.ProgramPosts.AsNoTracking().ToListAsync(cancellation)).ToLookup(post => post.ClientId);
        var seen = new List<RegisteredProgram>();
        await foreach (var application in programs.ListAsync(Most, offset: 0, cancellation))
        {
            var program = await OfAsync(application, roles, cancellation);
            if (MayAdminister(actor, program.OrganizationId, tree))
            {
                seen.Add(program);
            }
        }

        return seen;
    }

    /// <summary>Null when there is none, or when it is another administrator's.</summary>
    public async Task<(object Application, RegisteredProgram Program)?> FindAsync(
        string clientId, Actor actor, CancellationToken cancellation)
    {
        if (clientId.Length > ProgramPost.MaxClientIdLength
            || await programs.FindByClientIdAsync(clientId, cancellation) is not { } application)
        {
            return null;
        }

        var roles = (await db.ProgramPosts.AsNoTracking().Where(post => post.ClientId == clientId).ToListAsync(cancellation))
            .ToLookup(post => post.ClientId);
        var program = await OfAsync(application, roles, cancellation);
        return MayAdminister(actor, program.OrganizationId, await organizations.GetAsync(cancellation)) ? (application, program) : null;
    }

    private static bool MayAdminister(Actor actor, Guid? organization, OrganizationTree tree) =>
        organization is { } id ? AccountRights.Administered(actor, tree).Reaches(id) : actor.Holds(OfficerRole.SystemAdministrator);

    private async Task<RegisteredProgram> OfAsync(object application, ILookup<string, ProgramPost> roles, CancellationToken cancellation)
    {
        var clientId = await programs.GetClientIdAsync(application, cancellation) ?? "";
        var properties = await programs.GetPropertiesAsync(application, cancellation);
        var redirects = await programs.GetRedirectUrisAsync(application, cancellation);
        return new(
            clientId, await programs.GetDisplayNameAsync(application, cancellation) ?? clientId,
            Property<Guid?>(properties, OrganizationProperty),
            [.. roles[clientId].Select(post => post.Role).Distinct().Order()], Property<AskedRoles?>(properties, AskedProperty),
            [.. redirects.Select(address => new Uri(address))], Property<DateTimeOffset?>(properties, OffProperty));
    }

    private static T? Property<T>(ImmutableDictionary<string, JsonElement> properties, string name) =>
        properties.TryGetValue(name, out var value) ? value.Deserialize<T>() : default;
}
