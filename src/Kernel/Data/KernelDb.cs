using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Audit;
using XaDienTu.Kernel.Audit.Heads;
using XaDienTu.Kernel.Files;
using XaDienTu.Kernel.Idempotency;
using XaDienTu.Kernel.Jobs;
using XaDienTu.Kernel.Outbox;
using XaDienTu.Kernel.Registers;

namespace XaDienTu.Kernel.Data;

internal sealed class KernelDb(DbContextOptions<KernelDb> options) : ModuleDb(options)
{
    public DbSet<AuditEvent> Audit => Set<AuditEvent>();

    public DbSet<UnsealedAudit> Unsealed => Set<UnsealedAudit>();

    public DbSet<AuditSeal> Seals => Set<AuditSeal>();

    public DbSet<AuditStamp> Stamps => Set<AuditStamp>();

    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();

    public DbSet<Counter> Counters => Set<Counter>();

    public DbSet<StoredFile> Files => Set<StoredFile>();

    public DbSet<IdempotentAnswer> Answers => Set<IdempotentAnswer>();

    public DbSet<LoadedSeed> Seeds => Set<LoadedSeed>();

    public DbSet<JobState> Jobs => Set<JobState>();

    public DbSet<Register> Registers => Set<Register>();

    public DbSet<RegisterNumber> RegisterNumbers => Set<RegisterNumber>();

    protected override void Build(ModelBuilder model)
    {
        JobState.Map(model);
        Register.Map(model);
        RegisterNumber.Map(model);
        model.Entity<AuditSeal>(seal =>
        {
            seal.ToTable("audit_seal").HasKey(row => row.Number);
            seal.Property(row => row.Number).ValueGeneratedNever();
            seal.Property(row => row.Hash).HasMaxLength(64);
        });
        model.Entity<AuditStamp>(stamp =>
        {
            stamp.ToTable("audit_stamp").HasKey(row => row.Place);
            stamp.Property(row => row.Place).ValueGeneratedNever();
            stamp.HasIndex(row => row.Number).IsUnique();
            stamp.Property(row => row.Hash).HasMaxLength(64);
            stamp.HasIndex(row => row.ShippedAt);
        });
        model.Entity<LoadedSeed>(seed =>
        {
            seed.ToTable("loaded_seed").HasKey(row => row.Name);
            seed.Property(row => row.Name).HasMaxLength(120);
            seed.Property(row => row.Stamp).HasMaxLength(64);
        });
        model.Entity<Counter>(counter =>
        {
            counter.ToTable("counter").HasKey(row => row.Name);
            counter.Property(row => row.Name).HasMaxLength(120);
        });
        model.Entity<StoredFile>(file =>
        {
            file.ToTable("file").HasKey(row => row.Hash);
            file.Property(row => row.Hash).HasMaxLength(64);
            file.Property(row => row.MediaType).HasMaxLength(100);
            file.HasIndex(row => new { row.StoredAt, row.Hash });
        });
    }
}
