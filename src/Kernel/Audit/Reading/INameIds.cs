namespace XaDienTu.Kernel.Audit.Reading;

/// <summary>What a module knows of the things that rows of the audit name by their ids.</summary>
public interface INameIds
{
    /// <summary>Names of those ids that are this module's.</summary>
    Task<IReadOnlyDictionary<Guid, string>> NamesAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation);
}

/// <summary>Who is behind a name that an auditor types.</summary>
public interface IFindActor
{
    Task<Guid?> FindAsync(string userName, CancellationToken cancellation);
}
