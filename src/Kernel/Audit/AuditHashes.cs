using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace XaDienTu.Kernel.Audit;

/// <summary>
/// What the chain hashes, byte for byte, so that a program of another maker can check it: SHA-256 over fields one after the other,
/// a text as its UTF-8 length (4 bytes, big end first; -1 for none) and bytes, a time as microseconds since 1970 (8 bytes). A row: id (16
/// bytes), time, kind, id and name of the actor, action, kind and key of the subject, details and, only where the row has one, the source
/// address.
/// </summary>
internal static class AuditHashes
{
    public const string BeforeFirst = "";

    public static byte[] OfRow(AuditEvent row)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(sha, row.Id);
        Add(sha, row.At);
        foreach (var text in (string?[])[row.ActorKind, row.ActorId, row.ActorName, row.Action, row.SubjectType, row.SubjectId,
            row.Details])
        {
            Add(sha, text);
        }

        // Rows from before it was written down are hashed as they were.
        if (row.SourceAddress is { } source)
        {
            Add(sha, source);
        }

        return sha.GetHashAndReset();
    }

    /// <param name="rows">Hashes of the rows in the order of their ids in the seal.</param>
    public static string OfSeal(long number, DateTimeOffset sealedAt, string previous, IEnumerable<byte[]> rows)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(sha, number);
        Add(sha, sealedAt);
        Add(sha, previous);
        foreach (var row in rows)
        {
            sha.AppendData(row);
        }

        return Convert.ToHexStringLower(sha.GetHashAndReset());
    }

    // PostgreSQL keeps microseconds, SQLite ticks: the coarser of the two is the same on both.
    private static void Add(IncrementalHash sha, DateTimeOffset at) =>
        Add(sha, (at.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond);

    private static void Add(IncrementalHash sha, long number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        sha.AppendData(bytes);
    }

    private static void Add(IncrementalHash sha, Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        sha.AppendData(bytes);
    }

    private static void Add(IncrementalHash sha, string? text)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        var bytes = text is null ? [] : Encoding.UTF8.GetBytes(text);
        BinaryPrimitives.WriteInt32BigEndian(length, text is null ? -1 : bytes.Length);
        sha.AppendData(length);
        sha.AppendData(bytes);
    }
}
