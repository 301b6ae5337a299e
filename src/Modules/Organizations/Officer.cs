using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using XaDienTu.Kernel.Data;

namespace XaDienTu.Organizations;

internal sealed class Officer : IVersioned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string Code { get; init; }

    public required string Name { get; set; }

    /// <summary>Lower case: officers sign in with it.</summary>
    public required string Email { get; set; }

    public string? Phone { get; set; }

    public int Version { get; set; }

    public static void Map(EntityTypeBuilder<Officer> row)
    {
        row.Property(officer => officer.Code).HasMaxLength(60);
        row.Property(officer => officer.Name).HasMaxLength(120);
        row.Property(officer => officer.Email).HasMaxLength(200);
        row.Property(officer => officer.Phone).HasMaxLength(20);
        row.HasIndex(officer => officer.Code).IsUnique();
        row.HasIndex(officer => officer.Email).IsUnique();
    }
}
