namespace XaDienTu.Kernel.Backups;

/// <summary>What only the database itself can do: judge itself, be copied while it runs, and come back from a copy.</summary>
public interface IDatabaseKeeper
{
    /// <summary>What the database finds wrong with its own pages and keys.</summary>
    Task<IReadOnlyList<string>> FaultsAsync(CancellationToken cancellation);

    /// <summary>Rows of each table, counted in one snapshot.</summary>
    Task<IReadOnlyDictionary<string, long>> CountAsync(IEnumerable<string> tables, CancellationToken cancellation);

    /// <summary>Writes a consistent copy into an empty folder without stopping anybody.</summary>
    /// <exception cref="KeepingException">The database or its tools refuse; the message says what to do.</exception>
    Task<DatabaseCopy> CopyAsync(string folder, CancellationToken cancellation);

    /// <summary>Brings a copy back where nothing is yet.</summary>
    /// <exception cref="KeepingException">Something is there already, or the copy cannot be read.</exception>
    Task RestoreAsync(string folder, string kind, CancellationToken cancellation);
}

/// <param name="Kind">How the copy was made, which decides how it comes back.</param>
/// <param name="Tables">Rows of each table in the copy; empty where nobody can count them without bringing it back.</param>
public sealed record DatabaseCopy(string Kind, IReadOnlyDictionary<string, long> Tables);

/// <summary>A copy cannot be made or brought back; the message is for the engineer who asked, in Vietnamese.</summary>
public sealed class KeepingException : Exception
{
    public KeepingException()
    {
    }

    public KeepingException(string message)
        : base(message)
    {
    }

    public KeepingException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
