using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Data;

namespace XaDienTu.Kernel.Audit;

internal static class SealedRows
{
    /// <summary>The rows of a seal that are there.</summary>
    public static Task<Dictionary<Guid, AuditEvent>> RowsAsync(
        this KernelDb db, DateTimeOffset first, DateTimeOffset last, IReadOnlyList<Guid> ids, CancellationToken cancellation) =>
        db.Audit.AsNoTracking().Where(row => row.At >= first && row.At <= last && ids.Contains(row.Id))
            .ToDictionaryAsync(row => row.Id, cancellation);

    /// <summary>Hashes in the order of the ids; a row that is not there has none.</summary>
    public static IEnumerable<byte[]> Hashes(this IReadOnlyDictionary<Guid, AuditEvent> rows, IEnumerable<Guid> ids) =>
        ids.Where(rows.ContainsKey).Select(id => AuditHashes.OfRow(rows[id]));
}
