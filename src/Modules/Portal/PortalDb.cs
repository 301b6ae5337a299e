using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Portal.Lists;
using XaDienTu.Portal.Notices;

namespace XaDienTu.Portal;

internal sealed class PortalDb(DbContextOptions<PortalDb> options) : ModuleDb(options)
{
    public DbSet<KeptNotice> Notices => Set<KeptNotice>();

    public DbSet<KeptView> Views => Set<KeptView>();

    /// <summary>What the actor has not read and should.</summary>
    public IQueryable<KeptNotice> Unread(Actor actor, DateTimeOffset now)
    {
        var account = actor.AccountId;
        return Notices.Where(notice =>
            notice.AccountId == account && notice.ReadAt == null && (notice.Until == null || notice.Until > now));
    }

    protected override void Build(ModelBuilder model)
    {
        KeptNotice.Map(model);
        KeptView.Map(model);
    }
}
