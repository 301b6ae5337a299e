namespace XaDienTu.Kernel.Actors;

public enum ActorKind
{
    Anonymous,
    Citizen,
    Officer,
    Program,
    System,
}

/// <summary>A role held now at an organization, with the organization's path from the root to itself (for rights down the tree).</summary>
public sealed record HeldPost(Guid OrganizationId, OfficerRole Role, IReadOnlyList<Guid> OrganizationPath);

/// <summary>Who acts: a person signed in, a program with its own credentials, or the platform itself.</summary>
/// <param name="Id">Account id for people, client id for programs.</param>
/// <param name="OfficerId">The officer behind the account, when there is one.</param>
public sealed record Actor(ActorKind Kind, string Id, string Name, Guid? OfficerId, IReadOnlyList<HeldPost> Posts)
{
    public static Actor Anonymous { get; } = new(ActorKind.Anonymous, "anonymous", "Khách", null, []);

    public static Actor System { get; } = new(ActorKind.System, "system", "Nền tảng", null, []);

    public bool IsOfficer => Kind is ActorKind.Officer;

    /// <summary>Account id of a signed-in person; throws for programs and the system, which have none.</summary>
    public Guid AccountId => Guid.Parse(Id);

    public bool Holds(OfficerRole role) => Posts.Any(post => post.Role == role);

    public bool Holds(OfficerRole role, Guid organizationId) =>
        Posts.Any(post => post.Role == role && post.OrganizationId == organizationId);

    /// <summary>Any post in exactly this organization.</summary>
    public bool WorksAt(Guid organizationId) => Posts.Any(post => post.OrganizationId == organizationId);
}
