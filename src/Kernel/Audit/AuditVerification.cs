using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Data;

namespace XaDienTu.Kernel.Audit;

/// <summary>The last link of the audit's chain. Written down outside the database, it proves later that nothing before it was changed.</summary>
/// <param name="Number">0 and an empty hash: nothing is sealed yet.</param>
public sealed record AuditHead(long Number, string Hash);

/// <param name="Rows">Sealed rows.</param>
/// <param name="Waiting">Rows that the next seal will cover.</param>
/// <param name="Faults">What is wrong, in Vietnamese; empty when all agrees. At most <see cref="AuditVerification.MostFaults"/>.</param>
public sealed record AuditReport(AuditHead Head, long Rows, long Waiting, IReadOnlyList<string> Faults);

/// <summary>Checks the audit from its first row to its last: each sealed row is there and unchanged, no link is missing, no row stands outside.</summary>
public sealed class AuditVerification(Work work, IServiceProvider services)
{
    public const int MostFaults = 20;
    private const int SealsAtOnce = 50;

    private KernelDb Db => (KernelDb)services.GetService(typeof(KernelDb))!;

    public async Task<AuditHead> HeadAsync(CancellationToken cancellation) =>
        await Db.Seals.OrderByDescending(seal => seal.Number).Select(seal => new AuditHead(seal.Number, seal.Hash)).FirstOrDefaultAsync(cancellation)
        ?? new AuditHead(0, AuditHashes.BeforeFirst);

    /// <param name="known">A head written down earlier, of this platform; the chain must still pass through it.</param>
    public async Task<AuditReport> RunAsync(AuditHead? known, CancellationToken cancellation)
    {
        var faults = new List<string>();
        var head = new AuditHead(0, AuditHashes.BeforeFirst);
        var knownIsMet = known is null or { Number: 0 };
        await foreach (var seal in SealsAsync(cancellation))
        {
            if (faults.Count >= MostFaults)
            {
                break;
            }

            await CheckAsync(seal, head, faults, cancellation);
            knownIsMet |= known?.Number == seal.Number && known.Hash == seal.Hash;
            head = new AuditHead(seal.Number, seal.Hash);
        }

        if (!knownIsMet && faults.Count < MostFaults)
        {
            faults.Add($"Chuỗi niêm phong không còn đi qua mốc {known!.Number} đã ghi trước đây: nhật ký đã bị làm lại từ trước mốc đó.");
        }

        var (all, covered, waiting) = await CountsAsync(cancellation);
        if (all != covered + waiting && faults.Count < MostFaults)
        {
            faults.Add(string.Create(CultureInfo.InvariantCulture, $"Nhật ký có {all} dòng nhưng niêm phong {covered} dòng và {waiting} dòng chờ: có dòng bị xoá hoặc chèn ngoài chuỗi."));
        }

        return new AuditReport(head, covered, waiting, faults);
    }

    private async IAsyncEnumerable<AuditSeal> SealsAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        long last = 0;
        List<AuditSeal> some;
        do
        {
            some = await Db.Seals.AsNoTracking().Where(seal => seal.Number > last).OrderBy(seal => seal.Number).Take(SealsAtOnce).ToListAsync(cancellation);
            foreach (var seal in some)
            {
                yield return seal;
                last = seal.Number;
            }
        }
        while (some.Count > 0);
    }

    private async Task CheckAsync(AuditSeal seal, AuditHead previous, List<string> faults, CancellationToken cancellation)
    {
        if (seal.Number != previous.Number + 1)
        {
            faults.Add($"Thiếu niêm phong {previous.Number + 1}.");
        }

        var ids = RowIds.Unpack(seal.RowIds);
        var rows = await Db.RowsAsync(seal.FirstAt, seal.LastAt, ids, cancellation);
        var missing = ids.Where(id => !rows.ContainsKey(id)).ToList();
        faults.AddRange(missing.Take(MostFaults).Select(id => $"Niêm phong {seal.Number}: thiếu dòng nhật ký {id}."));
        var hash = AuditHashes.OfSeal(seal.Number, seal.SealedAt, previous.Hash, rows.Hashes(ids));
        if (missing.Count == 0 && hash != seal.Hash)
        {
            faults.Add($"Niêm phong {seal.Number}: ít nhất một trong {seal.Rows} dòng ({seal.FirstAt:u} – {seal.LastAt:u}), hoặc chính niêm phong, đã bị sửa.");
        }
    }

    // One statement sees one moment, while others write and seal.
    private Task<(long All, long Covered, long Waiting)> CountsAsync(CancellationToken cancellation) => work.AskAsync(
        "SELECT (SELECT count(*) FROM kernel_audit), (SELECT coalesce(sum(rows), 0) FROM kernel_audit_seal), (SELECT count(*) FROM kernel_audit_unsealed)",
        async command =>
        {
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            await reader.ReadAsync(cancellation);
            return (reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2));
        },
        cancellation);
}
