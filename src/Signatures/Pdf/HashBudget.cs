using System.Security.Cryptography;

namespace XaDienTu.Signatures.Pdf;

/// <summary>
/// How many bytes are hashed for all signatures of one file together. Each signature covers the file up to its own revision, so
/// honest files stay below; a hundred signatures over the whole of a large file do not.
/// </summary>
internal sealed class HashBudget(int fileLength, CancellationToken cancellation)
{
    private const int TimesTheFile = 8;
    private const int AtLeast = 16 * 1024 * 1024;
    private const int Chunk = 1024 * 1024;

    private readonly long most = ((long)TimesTheFile * fileLength) + AtLeast;

    /// <summary>Bytes hashed so far.</summary>
    public long Taken { get; private set; }

    /// <returns>Null where no more is hashed.</returns>
    /// <exception cref="OperationCanceledException">Nobody waits for the answer any more.</exception>
    public byte[]? Hash(HashAlgorithmName algorithm, byte[] file, IReadOnlyList<(int Start, int Length)> ranges)
    {
        var length = ranges.Sum(range => (long)range.Length);
        if (Taken + length > most)
        {
            return null;
        }

        using var hash = IncrementalHash.CreateHash(algorithm);
        foreach (var (start, count) in ranges)
        {
            for (var at = 0; at < count; at += Chunk)
            {
                cancellation.ThrowIfCancellationRequested();
                var part = Math.Min(Chunk, count - at);
                hash.AppendData(file, start + at, part);
                Taken += part;
            }
        }

        return hash.GetHashAndReset();
    }
}
