using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using XaDienTu.Kernel.Data;
using XaDienTu.Organizations.Contracts;

namespace XaDienTu.Organizations;

internal sealed class Organization : IVersioned
{
    public const int MaxNameLength = 200;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string Identifier { get; init; }

    public string? OldIdentifier { get; init; }

    public string? UnitCode { get; init; }

    public required OrganizationKind Kind { get; init; }

    public required string Style { get; init; }

    public required string Name { get; init; }

    public Guid? ParentId { get; init; }

    /// <summary>Slugs of competence with a blank between.</summary>
    public string Functions { get; init; } = "";

    /// <summary>Names of the units this one was made of, as published.</summary>
    public string Predecessors { get; init; } = "";

    public required DateOnly ValidFrom { get; init; }

    /// <summary>The last day.</summary>
    public DateOnly? ValidTo { get; set; }

    public int Version { get; set; }

    public OrganizationSummary Summary(IEnumerable<Guid> successors) => new(
        Id, Identifier, OldIdentifier, UnitCode, Kind, Style, Name, ParentId,
        Functions.Split(' ', StringSplitOptions.RemoveEmptyEntries), Predecessors, ValidFrom, ValidTo, [.. successors]);

    public static void Map(EntityTypeBuilder<Organization> row)
    {
        row.Property(organization => organization.Identifier).HasMaxLength(40);
        row.Property(organization => organization.OldIdentifier).HasMaxLength(40);
        row.Property(organization => organization.UnitCode).HasMaxLength(10);
        row.Property(organization => organization.Style).HasMaxLength(40);
        row.Property(organization => organization.Name).HasMaxLength(MaxNameLength);
        row.Property(organization => organization.Functions).HasMaxLength(300);
        row.HasIndex(organization => new { organization.Identifier, organization.ValidFrom }).IsUnique();
    }
}

/// <summary>What an ended organization went on as; several when it was divided.</summary>
internal sealed class Succession
{
    public required Guid OrganizationId { get; init; }

    public required Guid SuccessorId { get; init; }

    public static void Map(EntityTypeBuilder<Succession> row) =>
        row.HasKey(succession => new { succession.OrganizationId, succession.SuccessorId });
}
