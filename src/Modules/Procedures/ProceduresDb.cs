using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Data;

namespace XaDienTu.Procedures;

internal sealed class ProceduresDb(Work work) : ModuleDb(work)
{
    protected override string Prefix => "procedures";

    public DbSet<Procedure> Procedures => Set<Procedure>();

    public DbSet<ProcedureVersion> Versions => Set<ProcedureVersion>();

    public DbSet<ChangeStamp> Stamps => Set<ChangeStamp>();

    /// <summary>Adds the version and its procedure, when that is new. Needs a running transaction when codes may be added at once.</summary>
    public async Task AddAsync(ProcedureVersion version, CancellationToken cancellation)
    {
        if (await Procedures.FindAsync([version.Code], cancellation) is null)
        {
            Procedures.Add(new Procedure { Code = version.Code, AddedAt = version.CreatedAt });
        }

        Versions.Add(version);
    }

    /// <summary>Tells every node, with the next save, that its list of published versions is out of date.</summary>
    public async Task TouchAsync(CancellationToken cancellation)
    {
        var stamp = await Stamps.SingleOrDefaultAsync(cancellation) ?? Stamps.Add(new ChangeStamp()).Entity;
        stamp.Value = Guid.CreateVersion7();
    }

    protected override void Build(ModelBuilder model)
    {
        model.Entity<Procedure>(row => Procedure.Map(row));
        model.Entity<ProcedureVersion>(row => ProcedureVersion.Map(row));
        model.Entity<ChangeStamp>(row =>
        {
            row.ToTable("change_stamp");
            row.Property(stamp => stamp.Id).ValueGeneratedNever();
        });
    }
}

/// <summary>One row, new with every publication.</summary>
internal sealed class ChangeStamp
{
    public int Id { get; init; } = 1;

    public Guid Value { get; set; }
}
