using Microsoft.EntityFrameworkCore;

namespace XaDienTu.Accounts.SignIn;

/// <summary>
/// A sign-in that lives at the server. Cookie and tokens only name it: once it ended, what was copied from a browser opens nothing,
/// wherever it lies.
/// </summary>
internal sealed class AccountSession
{
    /// <summary>However busy (ASVS 5.0, 7.3.2): a working day with its overtime.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    /// <summary>Ended ones are kept this long, for questions after a complaint.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid AccountId { get; init; }

    /// <summary>The account's at sign-in: a new one ends all its sessions.</summary>
    public required string SecurityStamp { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset EndsAt { get; init; }

    /// <summary>When somebody signed out.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    public static void Map(ModelBuilder model) => model.Entity<AccountSession>(session =>
    {
        session.ToTable("session");
        session.Property(row => row.SecurityStamp).HasMaxLength(64);
        session.HasIndex(row => new { row.AccountId, row.EndsAt });
    });
}

internal sealed record LivingSession(Account Account, DateTimeOffset StartedAt);
