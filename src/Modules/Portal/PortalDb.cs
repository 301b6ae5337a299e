using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Data;
using XaDienTu.Portal.Notices;

namespace XaDienTu.Portal;

internal sealed class PortalDb(Work work) : ModuleDb(work, "portal")
{
    public DbSet<Notice> Notices => Set<Notice>();

    protected override void Build(ModelBuilder model) => Notice.Map(model);
}
