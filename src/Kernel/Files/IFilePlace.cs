namespace XaDienTu.Kernel.Files;

/// <summary>
/// Where the bytes of stored files lie, named by the SHA-256 of their content: a folder, or a bucket for nodes without a common disk. What
/// is there never changes, so putting it twice, on two nodes at once, does no harm.
/// </summary>
public interface IFilePlace
{
    /// <summary>In words, for who runs the platform.</summary>
    string Name { get; }

    /// <summary>Where a file lies, for sentences about it.</summary>
    string AddressOf(string hash);

    /// <summary>Puts a finished file there, unless it is there; durable when this returns.</summary>
    /// <param name="temporary">Taken away by a place that can.</param>
    /// <exception cref="FilePlaceException">It cannot be put there now.</exception>
    Task PutAsync(string temporary, string hash, CancellationToken cancellation);

    /// <summary>As <see cref="PutAsync"/>, durable only after <see cref="FlushAsync"/>: for copies of millions.</summary>
    Task PutOneOfManyAsync(string temporary, string hash, CancellationToken cancellation);

    Task FlushAsync(CancellationToken cancellation);

    /// <summary>Null when it is not there.</summary>
    Task<PlacedFile?> FindAsync(string hash, CancellationToken cancellation);

    /// <summary>Opens a file, whole; null when it is not there.</summary>
    /// <exception cref="FilePlaceException">It cannot be had now.</exception>
    Task<FileStream?> OpenAsync(string hash, CancellationToken cancellation);

    /// <summary>What lies there under the first two letters of hashes.</summary>
    Task<IReadOnlyList<PlacedFile>> ListAsync(string letters, CancellationToken cancellation);

    Task RemoveAsync(string hash, CancellationToken cancellation);
}

/// <param name="At">When its bytes were put there.</param>
public sealed record PlacedFile(string Hash, long Length, DateTimeOffset At);

/// <summary>The place of the files cannot do now what it is asked: told as such, and worth another try.</summary>
/// <param name="isFull">It has no room.</param>
public sealed class FilePlaceException(bool isFull, string message, Exception? cause) : IOException(message, cause)
{
    public bool IsFull => isFull;
}
