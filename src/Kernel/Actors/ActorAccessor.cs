namespace XaDienTu.Kernel.Actors;

/// <summary>The actor of the current request or job; set once by the sign-in middleware or by the job itself.</summary>
public sealed class ActorAccessor
{
    public Actor Actor { get; set; } = Actor.Anonymous;

    /// <summary>The address the request came from; null for a job.</summary>
    public string? Source { get; set; }
}
