namespace XaDienTu.Kernel.Audit;

/// <summary>The ids of a seal's rows as one field: a row for each would double the audit.</summary>
internal static class RowIds
{
    private const int Length = 16;

    public static byte[] Pack(IReadOnlyList<Guid> ids)
    {
        var bytes = new byte[ids.Count * Length];
        for (var i = 0; i < ids.Count; i++)
        {
            ids[i].TryWriteBytes(bytes.AsSpan(i * Length, Length), bigEndian: true, out _);
        }

        return bytes;
    }

    public static List<Guid> Unpack(byte[] bytes) => [.. bytes.Chunk(Length).Select(id => new Guid(id, bigEndian: true))];
}
