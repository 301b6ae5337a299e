using System.Linq.Expressions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using XaDienTu.Accounts.Contracts;
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

    /// <summary>Fewest signs of a password that is the only proof, and of one beside a second step.</summary>
    public const int LongPassword = 14;
    public const int ShortPassword = 8;

    public Account()
    {
        Id = Guid.CreateVersion7();
        SecurityStamp = NewStamp();
    }

    public required AccountKind Kind { get; init; }

    public required string FullName { get; set; }

    /// <summary>The officer of the register of organizations; null for citizens.</summary>
    public Guid? OfficerId { get; init; }

    /// <summary>Citizens only: the number the citizen says is his or hers. A claim proves nothing, so several accounts may make the
    /// same.</summary>
    public string? PersonalIdNumber { get; set; }

    /// <summary>The same number, once somebody has seen that it is the holder's; unique.</summary>
    public string? VerifiedIdNumber { get; private set; }

    public IdentityAssurance Assurance { get; private set; }

    public DateTimeOffset? AssuredAt { get; private set; }

    public string? AssuredByName { get; private set; }

    public Guid? AssuredAtOrganizationId { get; private set; }

    /// <summary>A number this account claimed until its holder was verified with another one.</summary>
    public string? LostIdNumber { get; private set; }

    /// <summary>The password is a temporary one that somebody else knows: nothing else opens before it is changed.</summary>
    public bool MustChangePassword { get; set; }

    /// <summary>Made for demonstrations; refused everywhere when the platform runs in earnest.</summary>
    public bool IsDemo { get; init; }

    public DateTimeOffset? LastSignInAt { get; set; }

    /// <summary>When the password was chosen: with the account, at a change, by a link. Null for passwords older than this
    /// column.</summary>
    public DateTimeOffset? PasswordSetAt { get; set; }

    /// <summary>Long enough to be the only proof; a shorter one was taken because a second step stands beside it.</summary>
    public bool HasLongPassword { get; set; }

    /// <summary>Secret shared with the authenticator app, encrypted by the data protection keys.</summary>
    public string? TotpSecret { get; set; }

    /// <summary>Time step of the last code used: a code that was looked at over a shoulder is worth nothing any more.</summary>
    public long TotpLastStep { get; set; }

    /// <summary>SHA-256 of the recovery codes not used yet.</summary>
    public List<string> RecoveryCodes { get; set; } = [];

    /// <summary>The id says when it was made.</summary>
    public DateTimeOffset RegisteredAt => DateTimeOffset.FromUnixTimeMilliseconds(Convert.ToInt64(Id.ToString("N")[..12], 16));

    public bool HasTotp => TotpSecret is not null;

    /// <summary>Somebody has seen the holder's card.</summary>
    public void Verify(string idNumber, string nameOnCard, string byName, Guid? organizationId, DateTimeOffset at)
    {
        (PersonalIdNumber, VerifiedIdNumber, FullName) = (idNumber, idNumber, nameOnCard);
        (Assurance, AssuredAt, AssuredByName, AssuredAtOrganizationId) = (IdentityAssurance.CheckedAtCounter, at, byName, organizationId);
        LostIdNumber = null;
    }

    /// <summary>The number proved to be somebody else's.</summary>
    public void LoseIdNumber()
    {
        LostIdNumber = PersonalIdNumber;
        PersonalIdNumber = null;
    }

    public void ForgetTotp()
    {
        TotpSecret = null;
        TotpLastStep = 0;
        RecoveryCodes = [];
    }

    /// <summary>For the audit: who has just signed in, or registered, holds no post yet.</summary>
    public Actor ToActor() => ActorMaker.WithoutPosts(Kind.ToActorKind(), Id.ToString(), FullName, OfficerId);

    /// <summary>Keeps what is to be known about a password that was just taken.</summary>
    public void Note(string password, DateTimeOffset now)
    {
        PasswordSetAt = now;
        HasLongPassword = password.Length >= LongPassword;
    }

    /// <summary>Nobody signed in for so long that nobody would miss it: what lies about is what strangers find.</summary>
    public bool IsUnused(DateTimeOffset now, TimeSpan longest)
    {
        var last = (PasswordSetAt is null || LastSignInAt > PasswordSetAt ? LastSignInAt : PasswordSetAt) ?? RegisteredAt;
        return Kind is AccountKind.Officer && !IsDemo && last < now - longest;
    }

    /// <summary>The same in a query.</summary>
    public static Expression<Func<Account, bool>> UnusedAt(DateTimeOffset now, TimeSpan longest)
    {
        var since = now - longest;
        var firstKept = Guid.CreateVersion7(since);
        return account => account.Kind == AccountKind.Officer && !account.IsDemo
            && (account.LastSignInAt == null || account.LastSignInAt < since)
            && (account.PasswordSetAt == null || account.PasswordSetAt < since)
            && (account.LastSignInAt != null || account.PasswordSetAt != null || account.Id < firstKept);
    }

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
        account.Property(row => row.VerifiedIdNumber).HasMaxLength(12);
        account.Property(row => row.LostIdNumber).HasMaxLength(12);
        account.Property(row => row.Assurance).HasDefaultValue(IdentityAssurance.SelfDeclared);
        account.Property(row => row.AssuredByName).HasMaxLength(MaxNameLength);
        account.Property(row => row.SecurityStamp).HasMaxLength(64);
        account.Property(row => row.ConcurrencyStamp).HasMaxLength(64).IsConcurrencyToken();
        // Attempts are counted by source now; the columns of the old lock stay for nodes of the release before.
        account.Ignore(row => row.RegisteredAt).Ignore(row => row.TwoFactorEnabled).Ignore(row => row.PhoneNumberConfirmed)
            .Ignore(row => row.EmailConfirmed)
            .Ignore(row => row.LockoutEnabled);
        account.HasIndex(row => row.NormalizedUserName).IsUnique();
        account.HasIndex(row => row.PersonalIdNumber);
        account.HasIndex(row => row.VerifiedIdNumber).IsUnique();
        account.HasIndex(row => row.NormalizedEmail);
        account.HasIndex(row => row.PhoneNumber);
        account.HasIndex(row => row.OfficerId).IsUnique();
    });
}
