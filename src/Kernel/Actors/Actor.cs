namespace XaDienTu.Kernel.Actors;

public enum ActorKind
{
    Anonymous,
    Citizen,
    Officer,
    Program,
    System,
}

/// <summary>A role held now at an agency.</summary>
public sealed record HeldPost(Guid OrganizationId, OfficerRole Role);

/// <summary>Who acts: a person signed in, a program with its own credentials, or the platform itself. Made by
/// <see cref="ActorMaker"/>.</summary>
public sealed record Actor
{
    internal Actor(ActorKind kind, string id, string name, Guid? officerId, IReadOnlyList<HeldPost> posts) =>
        (Kind, Id, Name, OfficerId, Posts) = (kind, id, name, officerId, posts);

    public static Actor Anonymous { get; } = new(ActorKind.Anonymous, "anonymous", "Khách", null, []);

    public static Actor System { get; } = new(ActorKind.System, "system", "Nền tảng", null, []);

    public ActorKind Kind { get; }

    /// <summary>Account id for people, client id for programs.</summary>
    public string Id { get; }

    public string Name { get; }

    /// <summary>The officer behind the account, when there is one.</summary>
    public Guid? OfficerId { get; }

    public IReadOnlyList<HeldPost> Posts { get; init; }

    public bool IsOfficer => Kind is ActorKind.Officer;

    /// <summary>Account id of a signed-in person; throws for programs and the system, which have none.</summary>
    public Guid AccountId => Guid.Parse(Id);

    public bool Holds(OfficerRole role) => Posts.Any(post => post.Role == role);

    public bool Holds(OfficerRole role, Guid organizationId) =>
        Posts.Any(post => post.Role == role && post.OrganizationId == organizationId);

    /// <summary>Any post in exactly this organization.</summary>
    public bool WorksAt(Guid organizationId) => Posts.Any(post => post.OrganizationId == organizationId);
}
