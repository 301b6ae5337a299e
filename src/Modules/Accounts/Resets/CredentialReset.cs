using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;

namespace XaDienTu.Accounts.Resets;

internal enum ResetKind
{
    /// <summary>A new password; who has a second step proves it.</summary>
    Password,

    /// <summary>The phone is lost: the second step goes, against the password.</summary>
    SecondStep,

    /// <summary>Password and phone are lost: nothing is left to prove, so the link goes by mail only.</summary>
    Both,

    /// <summary>The first password of a new account.</summary>
    First,
}

internal enum ResetState
{
    Waiting,
    Agreed,
    Declined,

    /// <summary>A newer one took its place.</summary>
    Replaced,
    Used,
}

/// <summary>
/// An administrator asks that an officer gets new credentials, a second one agrees, and the holder alone receives the link: no
/// administrator ever knows what opens the account.
/// </summary>
internal sealed class CredentialReset : IVersioned
{
    /// <summary>Of the request before it is agreed to, and of the link after.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromHours(24);

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid AccountId { get; init; }

    public required ResetKind Kind { get; init; }

    public ResetState State { get; set; }

    /// <summary>Others may know the password: it dies when the second person agrees, and with it all sessions.</summary>
    public bool IsLeak { get; init; }

    public required string AskedBy { get; init; }

    public required string AskedByName { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    public string? DecidedByName { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>SHA-256 of the link's secret; the secret itself is kept nowhere.</summary>
    public string? LinkHash { get; private set; }

    public DateTimeOffset? UsedAt { get; private set; }

    public int Version { get; set; }

    public bool SetsPassword => Kind is not ResetKind.SecondStep;

    public bool IsWaiting(DateTimeOffset now) => State is ResetState.Waiting && now < AskedAt + Life;

    public bool IsLinkOver(DateTimeOffset now) => now >= DecidedAt + Life;

    /// <summary>What is asked for, to stand after "yêu cầu" or "được".</summary>
    public string What => Kind switch
    {
        ResetKind.Password => "đặt lại mật khẩu",
        ResetKind.SecondStep => "đặt lại xác thực hai bước",
        ResetKind.Both => "đặt lại mật khẩu và xác thực hai bước",
        ResetKind.First => "đặt mật khẩu đầu tiên",
        _ => throw new InvalidOperationException($"Unknown kind {Kind}."),
    };

    public void Agree(Actor actor, string linkHash, DateTimeOffset now)
    {
        Decide(ResetState.Agreed, actor, now);
        LinkHash = linkHash;
    }

    public void Decline(Actor actor, DateTimeOffset now) => Decide(ResetState.Declined, actor, now);

    public void Use(DateTimeOffset now) => (State, UsedAt) = (ResetState.Used, now);

    private void Decide(ResetState state, Actor actor, DateTimeOffset now) => (State, DecidedByName, DecidedAt) = (state, actor.Name, now);

    public static void Map(ModelBuilder model) => model.Entity<CredentialReset>(reset =>
    {
        reset.ToTable("credential_reset");
        reset.Property(row => row.AskedBy).HasMaxLength(100);
        reset.Property(row => row.AskedByName).HasMaxLength(Account.MaxNameLength);
        reset.Property(row => row.DecidedByName).HasMaxLength(Account.MaxNameLength);
        reset.Property(row => row.LinkHash).HasMaxLength(64);
        reset.Property(row => row.Version).IsConcurrencyToken();
        reset.HasIndex(row => row.LinkHash).IsUnique();
        reset.HasIndex(row => new { row.AccountId, row.State });
        reset.HasIndex(row => new { row.State, row.AskedAt });
    });
}
