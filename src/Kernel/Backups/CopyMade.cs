namespace XaDienTu.Kernel.Backups;

/// <summary>
/// What the platform keeps of a copy once it stands, as a row of the audit: the copies themselves lie where a running platform need not
/// reach.
/// </summary>
/// <param name="DatabaseAt">The moment whose rows it holds.</param>
/// <param name="Broken">Files that were broken when they were compared with their hashes, and are not in it.</param>
internal sealed record CopyMade(DateTimeOffset DatabaseAt, long Files, int Broken)
{
    public const string Subject = "copy";
}
