using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Kernel.Audit.Heads;
using XaDienTu.Kernel.Data;

namespace XaDienTu.Kernel.Audit;

/// <summary>The last link of the audit's chain. Written down outside the database, it proves later that nothing before it was
/// changed.</summary>
/// <param name="Number">0 and an empty hash: nothing is sealed yet.</param>
public sealed record AuditHead(long Number, string Hash);

/// <summary>A head that the province's authority stamped.</summary>
public sealed record StampedHead(long Number, DateTimeOffset At);

/// <param name="Rows">Rows of the seals that were looked at.</param>
/// <param name="Waiting">Rows that the next seal will cover.</param>
/// <param name="Faults">What is wrong, in Vietnamese; empty when all agrees. At most <see cref="AuditVerification.MostFaults"/>.</param>
/// <param name="Stamped">The newest stamped head.</param>
/// <param name="Shipped">The newest one that was delivered off the machine.</param>
public sealed record AuditReport(
    AuditHead Head, long Rows, long Waiting, IReadOnlyList<string> Faults, StampedHead? Stamped, StampedHead? Shipped);

/// <summary>
/// Checks the audit from its first row to its last: each sealed row is there and unchanged, no link is missing, no row stands outside, the
/// counters gave no number that is gone, the stamps are the authority's and for these heads.
/// </summary>
public sealed class AuditVerification(Work work, IServiceProvider services)
{
    public const int MostFaults = 20;
    private const int SealsAtOnce = 50;

    private KernelDb Db => services.GetRequiredService<KernelDb>();

    public async Task<AuditHead> HeadAsync(CancellationToken cancellation) => await HeadAtAsync(long.MaxValue, cancellation);

    /// <param name="known">A head written down earlier, of this platform; the chain must still pass through it.</param>
    public Task<AuditReport> RunAsync(AuditHead? known, CancellationToken cancellation) =>
        RunAsync(known is null ? [] : [known], null, cancellation);

    /// <param name="known">Heads written down earlier, of this platform; the chain must still pass through each.</param>
    /// <param name="newest">How many seals, the newest ones, are looked at; null looks at all, and counts all rows.</param>
    public async Task<AuditReport> RunAsync(IReadOnlyCollection<AuditHead> known, int? newest, CancellationToken cancellation)
    {
        var faults = new Faults();
        var first = newest is { } count
            ? await HeadAtAsync(Math.Max(0, (await HeadAsync(cancellation)).Number - count), cancellation)
            : new(0, AuditHashes.BeforeFirst);
        var unmet = known.Where(head => head.Number > first.Number).Distinct().ToLookup(head => head.Number);
        var head = first;
        var rows = 0L;
        await foreach (var seal in SealsAsync(first.Number, cancellation))
        {
            if (faults.AreMany)
            {
                break;
            }

            await CheckAsync(seal, head, faults, cancellation);
            faults.AddRange(unmet[seal.Number].Where(met => met.Hash != seal.Hash).Select(NotMet));
            head = new AuditHead(seal.Number, seal.Hash);
            rows += seal.Rows;
        }

        if (!faults.AreMany)
        {
            faults.AddRange(
                unmet.Where(later => later.Key > head.Number).SelectMany(later => later).OrderBy(later => later.Number).Select(NotMet));
        }

        await services.GetRequiredService<StampCheck>().RunAsync(first.Number, faults, cancellation);
        var waiting = await CompareNumbersAsync(faults, cancellation);
        if (newest is null)
        {
            await CompareCountsAsync(faults, cancellation);
        }

        return new AuditReport(head, rows, waiting, faults.All, await LastStampAsync(Db.Stamps, cancellation),
            await LastStampAsync(Db.Stamps.Where(stamp => stamp.ShippedAt != null), cancellation));
    }

    private static string NotMet(AuditHead head) =>
        $"Chuỗi niêm phong không còn đi qua mốc {head.Number} đã ghi trước đây: nhật ký đã bị làm lại hoặc cắt bớt từ trước mốc đó.";

    private async Task<AuditHead> HeadAtAsync(long most, CancellationToken cancellation) =>
        await Db.Seals.Where(seal => seal.Number <= most).OrderByDescending(seal => seal.Number)
            .Select(seal => new AuditHead(seal.Number, seal.Hash)).FirstOrDefaultAsync(cancellation)
        ?? new AuditHead(0, AuditHashes.BeforeFirst);

    private static Task<StampedHead?> LastStampAsync(IQueryable<AuditStamp> stamps, CancellationToken cancellation) =>
        stamps.OrderByDescending(stamp => stamp.Place).Select(stamp => new StampedHead(stamp.Number, stamp.At))
            .FirstOrDefaultAsync(cancellation);

    private async IAsyncEnumerable<AuditSeal> SealsAsync(long last, [EnumeratorCancellation] CancellationToken cancellation)
    {
        List<AuditSeal> some;
        do
        {
            some = await Db.Seals.AsNoTracking().Where(seal => seal.Number > last).OrderBy(seal => seal.Number).Take(SealsAtOnce)
                .ToListAsync(cancellation);
            foreach (var seal in some)
            {
                yield return seal;
                last = seal.Number;
            }
        }
        while (some.Count > 0);
    }

    private async Task CheckAsync(AuditSeal seal, AuditHead previous, Faults faults, CancellationToken cancellation)
    {
        if (seal.Number != previous.Number + 1)
        {
            faults.Add($"Thiếu niêm phong {previous.Number + 1}.");
        }

        var ids = RowIds.Unpack(seal.RowIds);
        var rows = await Db.RowsAsync(seal.FirstAt, seal.LastAt, ids, cancellation);
        var missing = ids.Where(id => !rows.ContainsKey(id)).ToList();
        faults.AddRange(missing.Select(id => $"Niêm phong {seal.Number}: thiếu dòng nhật ký {id}."));
        var hash = AuditHashes.OfSeal(seal.Number, seal.SealedAt, previous.Hash, rows.Hashes(ids));
        if (missing.Count == 0 && hash != seal.Hash)
        {
            faults.Add(
                $"Niêm phong {seal.Number}: ít nhất một trong {seal.Rows} dòng ({seal.FirstAt:u} – {seal.LastAt:u}), hoặc chính niêm phong, đã bị sửa.");
        }
    }

    /// <summary>What the counters gave must be there. One statement sees one moment, while others write and seal.</summary>
    /// <returns>Rows that wait for their seal.</returns>
    private async Task<long> CompareNumbersAsync(Faults faults, CancellationToken cancellation)
    {
        var numbers = await NumbersAsync(
            $"""
            SELECT coalesce((SELECT max(number) FROM kernel_audit_seal), 0), coalesce((SELECT value FROM kernel_counter WHERE name = '{SealAudit.Chain}'), 0),
              coalesce((SELECT max(place) FROM kernel_audit_stamp), 0), coalesce((SELECT value FROM kernel_counter WHERE name = '{StampHead.Order}'), 0),
              (SELECT count(*) FROM kernel_audit_unsealed),
              (SELECT count(*) FROM kernel_audit_unsealed waits WHERE NOT EXISTS (SELECT 1 FROM kernel_audit kept WHERE kept.id = waits.audit_id AND kept.at = waits.at))
            """,
            6, cancellation);
        var (seals, sealsGiven, stamps, stampsGiven, waiting, gone) =
            (numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]);
        if (seals != sealsGiven)
        {
            faults.Add(
                $"Bộ đếm đã cấp đến niêm phong {sealsGiven} nhưng niêm phong cuối là {seals}: các niêm phong mới nhất, hoặc chính bộ đếm, đã bị sửa.");
        }

        if (stamps != stampsGiven)
        {
            faults.Add(
                $"Bộ đếm đã cấp {stampsGiven} dấu thời gian nhưng dấu cuối là dấu {stamps}: các dấu mới nhất, hoặc chính bộ đếm, đã bị sửa.");
        }

        if (gone > 0)
        {
            faults.Add($"{gone} dòng chờ niêm phong không còn trong nhật ký: dòng đã bị xoá.");
        }

        return waiting;
    }

    private async Task CompareCountsAsync(Faults faults, CancellationToken cancellation)
    {
        var numbers = await NumbersAsync(
            "SELECT (SELECT count(*) FROM kernel_audit), (SELECT coalesce(sum(rows), 0) FROM kernel_audit_seal), (SELECT count(*) FROM kernel_audit_unsealed)", 3, cancellation);
        var (all, covered, waiting) = (numbers[0], numbers[1], numbers[2]);
        if (all != covered + waiting)
        {
            faults.Add(
                $"Nhật ký có {all} dòng nhưng niêm phong {covered} dòng và {waiting} dòng chờ: có dòng bị xoá hoặc chèn ngoài chuỗi.");
        }
    }

    private Task<long[]> NumbersAsync(string sql, int count, CancellationToken cancellation) => work.AskAsync(
        sql,
        async command =>
        {
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            await reader.ReadAsync(cancellation);
            return Enumerable.Range(0, count).Select(reader.GetInt64).ToArray();
        },
        cancellation);
}
