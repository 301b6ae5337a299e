namespace XaDienTu.Accounts.Contracts;

/// <summary>What an account already knows about its citizen, so that no form asks for it again.</summary>
public interface ICitizenAccounts
{
    Task<CitizenSummary?> FindAsync(Guid accountId, CancellationToken cancellation);
}

public sealed record CitizenSummary(Guid AccountId, string FullName, string? PersonalIdNumber, string? Phone, string? Email);
