using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Kernel.Data;

namespace XaDienTu.Kernel.Audit.Heads;

/// <summary>Has the last seal of the chain stamped, unless it already is.</summary>
internal sealed class StampHead(KernelDb db, Work work, Counters counters, IServiceProvider services)
{
    public const string Order = "audit-stamp";

    /// <returns>The new stamp; null when there is nothing to stamp or nobody who does.</returns>
    public async Task<AuditStamp?> RunAsync(CancellationToken cancellation)
    {
        if (services.GetService<IStampHeads>() is not { } authority)
        {
            return null;
        }

        var head = await db.Seals.OrderByDescending(seal => seal.Number).Select(seal => new { seal.Number, seal.Hash })
            .FirstOrDefaultAsync(cancellation);
        if (head is null || await db.Stamps.AnyAsync(stamp => stamp.Number >= head.Number, cancellation))
        {
            return null;
        }

        // Before the transaction: on the embedded database it has the only pen, and the authority may write down a renewed key.
        var token = await authority.StampAsync(Convert.FromHexString(head.Hash), cancellation);
        // A clock far from right gives a time at which the authority's key does not count, or one before the last stamp's: a better clock's
        // turn.
        var last = await db.Stamps.OrderByDescending(stamp => stamp.Place).Select(stamp => (DateTimeOffset?)stamp.At)
            .FirstOrDefaultAsync(cancellation);
        if (token.At < last || (await authority.JudgeAsync(token.Der, cancellation)).Fault is not null)
        {
            return null;
        }

        await using var transaction = await work.BeginAsync(cancellation);
        // The counter's lock lets one node stamp at a time; the number is given back when another was faster.
        var place = await counters.NextAsync(Order, cancellation);
        if (await db.Stamps.AnyAsync(stamp => stamp.Number >= head.Number, cancellation))
        {
            return null;
        }

        var stamp = new AuditStamp { Place = place, Number = head.Number, Hash = head.Hash, Token = token.Der, At = token.At };
        db.Stamps.Add(stamp);
        await transaction.CommitAsync(cancellation);
        return stamp;
    }
}
