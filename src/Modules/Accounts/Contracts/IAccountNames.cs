namespace XaDienTu.Accounts.Contracts;

/// <summary>Who is behind a user name, for pages that are asked for a person by it.</summary>
public interface IAccountNames
{
    Task<Guid?> FindAsync(string userName, CancellationToken cancellation);

    /// <summary>Names of those of the ids that are accounts; of an officer with the user name.</summary>
    Task<Dictionary<Guid, string>> NamesAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation);
}
