using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Data;

namespace XaDienTu.Procedures;

internal sealed class ProceduresDb(DbContextOptions<ProceduresDb> options) : ModuleDb(options)
{
    public DbSet<Procedure> Procedures => Set<Procedure>();

    public DbSet<ProcedureVersion> Versions => Set<ProcedureVersion>();

    /// <summary>Adds the version and its procedure, when that is new. Needs a running transaction when codes may be added at
    /// once.</summary>
    public async Task AddAsync(ProcedureVersion version, CancellationToken cancellation)
    {
        if (await Procedures.FindAsync([version.Code], cancellation) is null)
        {
            Procedures.Add(new Procedure { Code = version.Code, AddedAt = version.CreatedAt });
        }

        Versions.Add(version);
    }

    protected override void Build(ModelBuilder model)
    {
        model.Entity<Procedure>(row => Procedure.Map(row));
        model.Entity<ProcedureVersion>(row => ProcedureVersion.Map(row));
    }
}
