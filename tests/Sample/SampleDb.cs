using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Data;
using XaDienTu.Sample.Reminders;

namespace XaDienTu.Sample;

internal sealed class SampleDb(DbContextOptions<SampleDb> options) : ModuleDb(options)
{
    public DbSet<Reminder> Reminders => Set<Reminder>();

    protected override void Build(ModelBuilder model) => Reminder.Map(model.Entity<Reminder>());
}
