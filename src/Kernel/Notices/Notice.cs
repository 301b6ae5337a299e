using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Outbox;

namespace XaDienTu.Kernel.Notices;

/// <summary>
/// A sentence for the holder of an account, or for all who hold a role at an agency when it is delivered. Committed with the change it
/// tells of and told once; the portal keeps it, counts what is unread and shows the way to what it is about.
/// </summary>
[News("platform.notice")]
public sealed record Notice
{
    public const int MaxKindLength = 60;
    public const int MaxLinkLength = 300;

    /// <summary>Delivered twice, it is told once.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>What kind of news it is, by a fixed name of the module that tells: <c>cases.moved</c>.</summary>
    public required string Kind { get; init; }

    public Guid? AccountId { get; init; }

    /// <summary>With <see cref="Role"/>, instead of an account.</summary>
    public Guid? AgencyId { get; init; }

    public OfficerRole? Role { get; init; }

    /// <summary>What happened and what comes next, in Vietnamese. Names who did it; holds no secret and no ID number.</summary>
    public required string Words { get; init; }

    /// <summary>Address on the platform, from its root.</summary>
    public required string Link { get; init; }

    /// <summary>What the link is called: <c>Xem tài khoản</c>.</summary>
    public required string LinkWords { get; init; }

    /// <summary>From then on nobody need read it; null for ever.</summary>
    public DateTimeOffset? Until { get; init; }

    public required DateTimeOffset At { get; init; }
}

public static class Notifying
{
    /// <summary>Tells it once the change is committed.</summary>
    public static void Notify(this ModuleDb db, Notice notice) => db.Publish(notice, notice.At);
}

/// <summary>Who is told when a notice is for a role at an agency; the module of the accounts answers.</summary>
public interface IRoleAccounts
{
    Task<IReadOnlyList<Guid>> HoldersAsync(Guid agencyId, OfficerRole role, DateTimeOffset at, CancellationToken cancellation);
}
