using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Data;

namespace XaDienTu.Kernel.Audit;

/// <summary>
/// Adds the next link to the audit's chain. Not done in the change's own transaction: a chain has one end, and every writer of the
/// province would wait for it. A row therefore stands unsealed for some seconds.
/// </summary>
internal sealed class SealAudit(KernelDb db, Work work, Counters counters, TimeProvider clock)
{
    private const int MostRows = 1000;
    public const string Chain = "audit-seal";

    /// <returns>The new link; null when nothing waits.</returns>
    public async Task<AuditSeal?> RunAsync(CancellationToken cancellation)
    {
        if (!await db.Unsealed.AnyAsync(cancellation))
        {
            return null;
        }

        await using var transaction = await work.BeginAsync(cancellation);
        // The counter's lock lets one node seal at a time; the number is given back when another was faster.
        var number = await counters.NextAsync(Chain, cancellation);
        var waiting = await db.Unsealed.AsNoTracking().OrderBy(row => row.At).ThenBy(row => row.AuditId).Take(MostRows)
            .ToListAsync(cancellation);
        if (waiting.Count == 0)
        {
            return null;
        }

        var ids = waiting.ConvertAll(row => row.AuditId);
        var (first, last) = (waiting[0].At, waiting[^1].At);
        var previous = await db.Seals.Where(seal => seal.Number == number - 1).Select(seal => seal.Hash).SingleOrDefaultAsync(cancellation);
        var rows = await db.RowsAsync(first, last, ids, cancellation);
        var sealedAt = clock.GetUtcNow();
        var seal = new AuditSeal
        {
            Number = number,
            SealedAt = sealedAt,
            FirstAt = first,
            LastAt = last,
            Rows = ids.Count,
            RowIds = RowIds.Pack(ids),
            Hash = AuditHashes.OfSeal(number, sealedAt, previous ?? AuditHashes.BeforeFirst, rows.Hashes(ids)),
        };
        db.Seals.Add(seal);
        await db.Unsealed.Where(row => ids.Contains(row.AuditId)).ExecuteDeleteAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return seal;
    }
}
