using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Data;

namespace XaDienTu.Organizations;

internal sealed class OrganizationsDb(DbContextOptions<OrganizationsDb> options) : ModuleDb(options)
{
    public DbSet<Organization> Organizations => Set<Organization>();

    public DbSet<Succession> Successions => Set<Succession>();

    public DbSet<Officer> Officers => Set<Officer>();

    public DbSet<Post> Posts => Set<Post>();

    public DbSet<AgencyHours> Hours => Set<AgencyHours>();

    public DbSet<CalendarDay> CalendarDays => Set<CalendarDay>();

    protected override void Build(ModelBuilder model)
    {
        model.Entity<Organization>(row => Organization.Map(row));
        model.Entity<Succession>(row => Succession.Map(row));
        model.Entity<Officer>(row => Officer.Map(row));
        model.Entity<Post>(row => Post.Map(row));
        model.Entity<AgencyHours>(row => AgencyHours.Map(row));
        model.Entity<CalendarDay>(row => CalendarDay.Map(row));
    }
}
