using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Actors;

namespace XaDienTu.Accounts;

internal enum AccountKind
{
    Officer,
    Citizen,
}

internal static class AccountKinds
{
    public static ActorKind ToActorKind(this AccountKind kind) => kind is AccountKind.Officer ? ActorKind.Officer : ActorKind.Citizen;
}

/// <summary>A way for one person to sign in: an officer (rights come from the posts) or a citizen (sees what is his or hers).</summary>
internal sealed class Account : IdentityUser<Guid>
{
    public const int MaxNameLength = 200;
    public const int MaxUserNameLength = 100;
    public const int MaxEmailLength = 200;
    public const int MaxPasswordLength = 200;
    public const int MaxFailures = 5;
    public static readonly TimeSpan LockTime = TimeSpan.FromMinutes(15);

    public Account()
    {
        Id = Guid.CreateVersion7();
        SecurityStamp = NewStamp();
    }

    public required AccountKind Kind { get; init; }

    public required string FullName { get; set; }

    /// <summary>The officer of the register of organizations; null for citizens.</summary>
    public Guid? OfficerId { get; init; }

    /// <summary>Citizens only; unique.</summary>
    public string? PersonalIdNumber { get; init; }

    /// <summary>The password is a temporary one that somebody else knows: nothing else opens before it is changed.</summary>
    public bool MustChangePassword { get; set; }

    /// <summary>Made for demonstrations; refused everywhere when the platform runs in earnest.</summary>
    public bool IsDemo { get; init; }

    public DateTimeOffset? LastSignInAt { get; set; }

    /// <summary>Secret shared with the authenticator app, encrypted by the data protection keys.</summary>
    public string? TotpSecret { get; set; }

    /// <summary>Time step of the last code used: a code that was looked at over a shoulder is worth nothing any more.</summary>
    public long TotpLastStep { get; set; }

    /// <summary>SHA-256 of the recovery codes not used yet.</summary>
    public List<string> RecoveryCodes { get; set; } = [];

    public bool HasTotp => TotpSecret is not null;

    public void ForgetTotp()
    {
        TotpSecret = null;
        TotpLastStep = 0;
        RecoveryCodes = [];
    }

    /// <summary>For the audit: who has just signed in, or registered, holds no post yet.</summary>
    public Actor ToActor() => new(Kind.ToActorKind(), Id.ToString(), FullName, OfficerId, []);

    public static string NewStamp() => Guid.CreateVersion7().ToString("N");

    public static void Map(ModelBuilder model) => model.Entity<Account>(account =>
    {
        account.ToTable("account");
        account.Property(row => row.UserName).HasMaxLength(MaxUserNameLength);
        account.Property(row => row.NormalizedUserName).HasMaxLength(MaxUserNameLength);
        account.Property(row => row.Email).HasMaxLength(MaxEmailLength);
        account.Property(row => row.NormalizedEmail).HasMaxLength(MaxEmailLength);
        account.Property(row => row.FullName).HasMaxLength(MaxNameLength);
        account.Property(row => row.PhoneNumber).HasMaxLength(20);
        account.Property(row => row.PersonalIdNumber).HasMaxLength(12);
        account.Property(row => row.SecurityStamp).HasMaxLength(64);
        account.Property(row => row.ConcurrencyStamp).HasMaxLength(64).IsConcurrencyToken();
        account.Ignore(row => row.TwoFactorEnabled).Ignore(row => row.PhoneNumberConfirmed).Ignore(row => row.EmailConfirmed).Ignore(row => row.LockoutEnabled);
        account.HasIndex(row => row.NormalizedUserName).IsUnique();
        account.HasIndex(row => row.PersonalIdNumber).IsUnique();
        account.HasIndex(row => row.NormalizedEmail);
        account.HasIndex(row => row.PhoneNumber);
        account.HasIndex(row => row.OfficerId);
    });
}
