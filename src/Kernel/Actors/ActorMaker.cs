namespace XaDienTu.Kernel.Actors;

/// <summary>Makes who acts, for a request and for work behind one: in both with the posts held at this moment and no others.</summary>
public sealed class ActorMaker(IHeldPosts held)
{
    /// <param name="officerId">The officer behind the account: all his or her posts come with the actor.</param>
    public async ValueTask<Actor> PersonAsync(
        ActorKind kind, string accountId, string name, Guid? officerId, CancellationToken cancellation) =>
        new(kind, accountId, name, officerId, officerId is { } officer ? await held.OfAsync(officer, cancellation) : []);

    public Actor Program(string clientId, string name, IReadOnlyList<HeldPost> posts) =>
        new(ActorKind.Program, clientId, name, null, posts);

    /// <summary>Whom the audit names before anything opened to him: no posts, so no rights.</summary>
    public static Actor WithoutPosts(ActorKind kind, string id, string name, Guid? officerId = null) => new(kind, id, name, officerId, []);
}

/// <summary>The posts an officer holds now, told by who keeps the officers.</summary>
public interface IHeldPosts
{
    ValueTask<IReadOnlyList<HeldPost>> OfAsync(Guid officerId, CancellationToken cancellation);
}
