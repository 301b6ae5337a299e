using XaDienTu.Kernel.Actors;

namespace XaDienTu.Organizations.Contracts;

/// <summary>A civil servant; what he or she may do comes from the posts.</summary>
/// <param name="Code">The officer's number in the province, e.g. <c>H02.21.01-1</c>.</param>
public sealed record OfficerSummary(Guid Id, string Code, string Name, string Email, string? Phone);

/// <summary>A role held at an organization for some time.</summary>
/// <param name="To">Last day of the post; null while no end is known.</param>
public sealed record PostSummary(
    Guid Id, Guid OfficerId, string OfficerCode, string OfficerName, Guid OrganizationId, string Title, OfficerRole Role, DateOnly From,
    DateOnly? To)
{
    public bool IsHeldOn(DateOnly date) => date >= From && date <= (To ?? date);
}

/// <summary>An officer as he is offered for a choice, with the first of his posts of the day.</summary>
public sealed record FoundOfficer(string Code, string Name, string? Title, Guid? OrganizationId);

public interface IOfficerDirectory
{
    /// <summary>Officers with all of these words in name or code, by name; marks and case as they come.</summary>
    Task<IReadOnlyList<FoundOfficer>> SearchAsync(string words, DateTimeOffset at, int limit, CancellationToken cancellation);

    Task<OfficerSummary?> FindAsync(Guid officerId, CancellationToken cancellation);

    Task<OfficerSummary?> FindByEmailAsync(string email, CancellationToken cancellation);

    Task<OfficerSummary?> FindByCodeAsync(string code, CancellationToken cancellation);

    /// <summary>The posts an officer holds at the instant: with them go all rights.</summary>
    Task<IReadOnlyList<PostSummary>> PostsOfAsync(Guid officerId, DateTimeOffset at, CancellationToken cancellation);

    /// <summary>Who holds the role at exactly this organization at the instant, by name.</summary>
    Task<IReadOnlyList<PostSummary>> HoldersAsync(Guid organizationId, OfficerRole role, DateTimeOffset at, CancellationToken cancellation);

    /// <summary>All posts held at exactly this organization at the instant, by role and name.</summary>
    Task<IReadOnlyList<PostSummary>> PostsAtAsync(Guid organizationId, DateTimeOffset at, CancellationToken cancellation);
}
