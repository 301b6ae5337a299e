namespace XaDienTu.Accounts.Contracts;

/// <summary>Who is behind a user name, for pages that are asked for a person by it.</summary>
public interface IAccountNames
{
    Task<Guid?> FindAsync(string userName, CancellationToken cancellation);
}
