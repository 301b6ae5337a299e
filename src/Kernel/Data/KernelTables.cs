using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Audit;
using XaDienTu.Kernel.Idempotency;
using XaDienTu.Kernel.Outbox;

namespace XaDienTu.Kernel.Data;

/// <summary>The tables every module writes to; only the Kernel's own context creates them.</summary>
internal static class KernelTables
{
    public const string Prefix = "kernel";

    public static void MapTraces(ModelBuilder model, bool owned)
    {
        model.Entity<AuditEvent>(audit =>
        {
            audit.ToTable("kernel_audit", table => table.ExcludeFromMigrations(!owned));
            audit.Property(row => row.ActorKind).HasMaxLength(20);
            audit.Property(row => row.ActorId).HasMaxLength(100);
            audit.Property(row => row.Action).HasMaxLength(60);
            audit.Property(row => row.SubjectType).HasMaxLength(40);
            audit.Property(row => row.SubjectId).HasMaxLength(100);
            // The longest IPv6 address is 39.
            audit.Property(row => row.SourceAddress).HasMaxLength(45);
            audit.HasIndex(row => new { row.SubjectType, row.SubjectId });
            audit.HasIndex(row => new { row.At, row.Id });
        });
        model.Entity<ChangeStamp>(stamp =>
        {
            stamp.ToTable("kernel_stamp", table => table.ExcludeFromMigrations(!owned)).HasKey(row => row.Name);
            stamp.Property(row => row.Name).HasMaxLength(40);
        });
        model.Entity<UnsealedAudit>(unsealed =>
        {
            unsealed.ToTable("kernel_audit_unsealed", table => table.ExcludeFromMigrations(!owned)).HasKey(row => row.AuditId);
            unsealed.Property(row => row.AuditId).ValueGeneratedNever();
        });
        model.Entity<IdempotentAnswer>(answer =>
        {
            answer.ToTable("kernel_idempotent_answer", table => table.ExcludeFromMigrations(!owned))
                .HasKey(row => new { row.Caller, row.Key });
            answer.Property(row => row.Caller).HasMaxLength(100);
            answer.Property(row => row.Key).HasMaxLength(IdempotentAnswer.MaxKeyLength);
            answer.Property(row => row.RequestHash).HasMaxLength(64);
            answer.HasIndex(row => row.At);
        });
        model.Entity<OutboxMessage>(outbox =>
        {
            outbox.ToTable("kernel_outbox", table => table.ExcludeFromMigrations(!owned));
            outbox.Property(row => row.Type).HasMaxLength(200);
            outbox.HasIndex(row => new { row.DeliveredAt, row.NextAttemptAt });
        });
    }
}
