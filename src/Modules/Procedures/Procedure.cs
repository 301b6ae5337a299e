using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace XaDienTu.Procedures;

/// <summary>A procedure by its national code; all it says is in its versions.</summary>
internal sealed class Procedure
{
    public const int MaxCodeLength = 40;

    public required string Code { get; init; }

    public required DateTimeOffset AddedAt { get; init; }

    public static void Map(EntityTypeBuilder<Procedure> row)
    {
        row.ToTable("procedure").HasKey(procedure => procedure.Code);
        row.Property(procedure => procedure.Code).HasMaxLength(MaxCodeLength);
    }
}
