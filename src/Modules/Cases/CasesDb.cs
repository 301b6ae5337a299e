using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using XaDienTu.Cases.Filing.Drafts;
using XaDienTu.Cases.Process;
using XaDienTu.Cases.Process.Files;
using XaDienTu.Kernel;
using XaDienTu.Kernel.Data;

namespace XaDienTu.Cases;

internal sealed class CasesDb(DbContextOptions<CasesDb> options) : ModuleDb(options)
{
    public DbSet<Case> Cases => Set<Case>();

    public DbSet<CaseAgency> Agencies => Set<CaseAgency>();

    public DbSet<CaseStep> Steps => Set<CaseStep>();

    public DbSet<CaseEvent> History => Set<CaseEvent>();

    public DbSet<CaseDocument> Documents => Set<CaseDocument>();

    public DbSet<SupplementRequest> Supplements => Set<SupplementRequest>();

    public DbSet<CaseResult> Results => Set<CaseResult>();

    public DbSet<CaseDraft> Drafts => Set<CaseDraft>();

    public DbSet<FileUpload> Uploads => Set<FileUpload>();

    /// <summary>How an entity is kept stands beside it.</summary>
    protected override void Build(ModelBuilder model)
    {
        model.ApplyConfigurationsFromAssembly(typeof(CasesDb).Assembly);
        // Ids are made by the code: a new paper found on a known case is an insert, not an update of nothing.
        foreach (var key in model.Model.GetEntityTypes().Select(entity => entity.FindProperty(nameof(Case.Id))).OfType<IMutableProperty>())
        {
            key.ValueGenerated = ValueGenerated.Never;
        }
    }
}
