using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Results;

namespace XaDienTu.Portal.Notices;

/// <summary>The citizen has seen the notices up to an instant; those that came meanwhile stay new.</summary>
internal sealed class MarkRead(PortalDb db, Work work, TimeProvider clock)
{
    public async Task<Result<Done>> RunAsync(DateTimeOffset upTo, Actor actor, CancellationToken cancellation)
    {
        var account = actor.AccountId;
        var now = clock.GetUtcNow();
        var unread = await db.Notices.Where(notice => notice.AccountId == account && notice.ReadAt == null && notice.At <= upTo)
            .ToListAsync(cancellation);
        foreach (var notice in unread)
        {
            notice.ReadAt = now;
        }

        await work.SaveAsync(cancellation);
        return default(Done);
    }
}
