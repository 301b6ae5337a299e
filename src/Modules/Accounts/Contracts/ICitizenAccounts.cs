namespace XaDienTu.Accounts.Contracts;

/// <summary>What an account already knows about its citizen, so that no form asks for it again.</summary>
public interface ICitizenAccounts
{
    Task<CitizenSummary?> FindAsync(Guid accountId, CancellationToken cancellation);

    /// <summary>The account that was verified for this number; null when none was.</summary>
    Task<Guid?> HolderOfAsync(string idNumber, CancellationToken cancellation);

    /// <summary>Whether a number named by an account is known to be its holder's, or another's. For officers: citizens are not told whose a
    /// number is.</summary>
    Task<NumberStanding> StandingAsync(Guid accountId, string idNumber, CancellationToken cancellation);
}

/// <param name="PersonalIdNumber">A claim, unless <paramref name="Assurance"/> says more; null when the account names none.</param>
public sealed record CitizenSummary(
    Guid AccountId, string FullName, string? PersonalIdNumber, IdentityAssurance Assurance, string? Phone, string? Email)
{
    public bool IsVerified => PersonalIdNumber is not null && Assurance is not IdentityAssurance.SelfDeclared;
}

public enum NumberStanding
{
    SelfDeclared,
    Verified,

    /// <summary>Another account was verified for it.</summary>
    Disputed,
}
