using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Data;

namespace XaDienTu.Organizations;

internal sealed class OrganizationsDb(Work work) : ModuleDb(work)
{
    protected override string Prefix => "organizations";

    public DbSet<Organization> Organizations => Set<Organization>();

    public DbSet<Succession> Successions => Set<Succession>();

    public DbSet<Officer> Officers => Set<Officer>();

    public DbSet<Post> Posts => Set<Post>();

    public DbSet<AgencyHours> Hours => Set<AgencyHours>();

    public DbSet<CalendarDay> CalendarDays => Set<CalendarDay>();

    public DbSet<ChangeStamp> Stamps => Set<ChangeStamp>();

    /// <summary>Tells every node, with the next save, that what it keeps in memory is out of date.</summary>
    public async Task TouchAsync(CancellationToken cancellation)
    {
        var stamp = await Stamps.SingleOrDefaultAsync(cancellation) ?? Stamps.Add(new ChangeStamp()).Entity;
        stamp.Value = Guid.CreateVersion7();
    }

    protected override void Build(ModelBuilder model)
    {
        model.Entity<Organization>(row => Organization.Map(row));
        model.Entity<Succession>(row => Succession.Map(row));
        model.Entity<Officer>(row => Officer.Map(row));
        model.Entity<Post>(row => Post.Map(row));
        model.Entity<AgencyHours>(row => AgencyHours.Map(row));
        model.Entity<CalendarDay>(row => CalendarDay.Map(row));
        model.Entity<ChangeStamp>().Property(stamp => stamp.Id).ValueGeneratedNever();
    }
}

/// <summary>One row, new with every change of organizations, hours or calendar days. Never counted up: a change undone must not share its stamp.</summary>
internal sealed class ChangeStamp
{
    public int Id { get; init; } = 1;

    public Guid Value { get; set; }
}
