using Microsoft.EntityFrameworkCore;

namespace XaDienTu.Kernel.Registers;

/// <summary>One series of numbers; its row is locked by who takes the next one, to the end of that transaction.</summary>
internal sealed class Register
{
    public required Guid Id { get; init; }

    public required Guid OrganizationId { get; init; }

    public required string Code { get; init; }

    public required int Year { get; init; }

    public required string Book { get; init; }

    public required string Title { get; init; }

    public required string Format { get; init; }

    /// <summary>The number it begins with.</summary>
    public required int First { get; init; }

    /// <summary>The last number taken; one before the first while none is.</summary>
    public required int Last { get; init; }

    public RegisterKey Key => new(OrganizationId, Code, Year, Book);

    public RegisterPlan Plan => new(Title, Format, First);

    public static void Map(ModelBuilder model) => model.Entity<Register>(register =>
    {
        register.ToTable("register");
        register.Property(row => row.Id).ValueGeneratedNever();
        register.Property(row => row.Code).HasMaxLength(RegisterKey.MaxCodeLength);
        register.Property(row => row.Book).HasMaxLength(RegisterKey.MaxBookLength);
        register.Property(row => row.Title).HasMaxLength(RegisterPlan.MaxTitleLength);
        register.Property(row => row.Format).HasMaxLength(NumberFormat.MaxLength);
        register.HasIndex(row => new { row.OrganizationId, row.Code, row.Year, row.Book }).IsUnique();
    });
}
