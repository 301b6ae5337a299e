using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Data;

namespace XaDienTu.Kernel.Registers;

public enum NumberState
{
    /// <summary>It stands on a paper.</summary>
    Used,

    /// <summary>Kept free for a paper that is still to come.</summary>
    Held,

    /// <summary>It will stand on none; nobody gets it again.</summary>
    Void,
}

/// <summary>What became of a number. Rows are never removed: a register shows every number from its first.</summary>
internal sealed class RegisterNumber : IVersioned
{
    public const int MaxReasonLength = 500;
    public const int MaxTextLength = 120;

    public required Guid RegisterId { get; init; }

    public required int Number { get; init; }

    /// <summary>As it was written when it was taken.</summary>
    public required string Text { get; init; }

    public required NumberState State { get; set; }

    /// <summary>What it stands for, or is held for.</summary>
    public required string Words { get; set; }

    public string? SubjectType { get; set; }

    public string? SubjectId { get; set; }

    public required DateTimeOffset TakenAt { get; init; }

    public required string TakenBy { get; init; }

    /// <summary>Last day on which it should still wait; after that somebody has to say what becomes of it.</summary>
    public DateOnly? HeldUntil { get; set; }

    public DateTimeOffset? VoidedAt { get; set; }

    public string? VoidedBy { get; set; }

    public string? VoidReason { get; set; }

    public int Version { get; set; }

    public static void Map(ModelBuilder model) => model.Entity<RegisterNumber>(number =>
    {
        number.ToTable("register_number").HasKey(row => new { row.RegisterId, row.Number });
        number.Property(row => row.Text).HasMaxLength(MaxTextLength);
        number.Property(row => row.Words).HasMaxLength(NumberUse.MaxWordsLength);
        number.Property(row => row.SubjectType).HasMaxLength(40);
        number.Property(row => row.SubjectId).HasMaxLength(100);
        number.Property(row => row.VoidReason).HasMaxLength(MaxReasonLength);
        number.HasOne<Register>().WithMany().HasForeignKey(row => row.RegisterId).OnDelete(DeleteBehavior.Restrict);
        number.HasIndex(row => new { row.SubjectType, row.SubjectId });
        number.HasIndex(row => row.RegisterId).HasFilter($"state = '{NumberState.Held}'");
    });
}
