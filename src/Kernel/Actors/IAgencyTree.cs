namespace XaDienTu.Kernel.Actors;

/// <summary>Which agency stands under which, of all times: what <see cref="Scope"/> must know of agencies.</summary>
public interface IAgencyTree
{
    /// <summary>Those that stand under no other.</summary>
    IReadOnlyList<Guid> Tops { get; }

    /// <summary>The agency, then those above it up to the top.</summary>
    IEnumerable<Guid> Upwards(Guid agency);

    /// <summary>The agency and all under it.</summary>
    IEnumerable<Guid> AndUnder(Guid agency);
}
