using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Data;
using XaDienTu.Portal.Notices;

namespace XaDienTu.Portal;

internal sealed class PortalDb(DbContextOptions<PortalDb> options) : ModuleDb(options)
{
    public DbSet<Notice> Notices => Set<Notice>();

    protected override void Build(ModelBuilder model) => Notice.Map(model);
}
