using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace XaDienTu.Cases.Process;

/// <summary>One line of a case's history.</summary>
internal sealed class CaseEvent
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid CaseId { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Stable word for programs, e.g. <c>accepted</c>.</summary>
    public required string Kind { get; init; }

    public required string ActorName { get; init; }

    public Guid? OrganizationId { get; init; }

    /// <summary>What happened, in Vietnamese.</summary>
    public required string Sentence { get; init; }

    public string? Note { get; init; }

    /// <summary>Shown on the public tracking page; internal notes and returns between officers are not.</summary>
    public bool Public { get; init; }
}

internal sealed class CaseEventMap : IEntityTypeConfiguration<CaseEvent>
{
    public void Configure(EntityTypeBuilder<CaseEvent> builder)
    {
        builder.ToTable("history");
        builder.Property(row => row.Kind).HasMaxLength(40);
        builder.HasIndex(row => new { row.CaseId, row.At });
    }
}
