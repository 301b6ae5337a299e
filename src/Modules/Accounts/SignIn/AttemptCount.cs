using Microsoft.EntityFrameworkCore;

namespace XaDienTu.Accounts.SignIn;

/// <summary>How often an account was tried from one source since it was last forgiven; <see cref="Attempts"/> writes it.</summary>
internal sealed class AttemptCount
{
    public const int MaxSourceLength = 64;

    public required Guid AccountId { get; init; }

    /// <summary>
    /// A network (<c>203.0.113.7</c>, <c>2001:db8:1:2::/64</c>), a known device (<c>device:…</c>), or <see cref="Attempts.Strangers"/>.
    /// </summary>
    public required string Source { get; init; }

    public required int Tried { get; set; }

    /// <summary>Seconds since 1970 and no instant: the statement that counts is written by hand for both databases.</summary>
    public required long At { get; set; }

    public static void Map(ModelBuilder model) => model.Entity<AttemptCount>(count =>
    {
        count.ToTable("attempt_count").HasKey(row => new { row.AccountId, row.Source });
        count.Property(row => row.Source).HasMaxLength(MaxSourceLength);
        count.HasIndex(row => row.At);
    });
}
