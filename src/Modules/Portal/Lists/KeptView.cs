using Microsoft.EntityFrameworkCore;

namespace XaDienTu.Portal.Lists;

/// <summary>A way to see a list that a person keeps under a name of his own; nobody else sees it.</summary>
internal sealed class KeptView
{
    public const int MaxNameLength = 60;
    public const int MaxPathLength = 200;
    public const int MaxQueryLength = 1000;
    public const int MaxListLength = 120;

    /// <summary>As many as stand beside each other above a list.</summary>
    public const int MostOfAList = 6;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid AccountId { get; init; }

    /// <summary>Address of the list, without what is asked.</summary>
    public required string Path { get; init; }

    /// <summary>What the list is called.</summary>
    public required string List { get; init; }

    public required string Name { get; init; }

    public required string Query { get; set; }

    public string Url => Path + Query;

    public static void Map(ModelBuilder model) => model.Entity<KeptView>(view =>
    {
        view.ToTable("view");
        view.Property(row => row.Path).HasMaxLength(MaxPathLength);
        view.Property(row => row.List).HasMaxLength(MaxListLength);
        view.Property(row => row.Name).HasMaxLength(MaxNameLength);
        view.Property(row => row.Query).HasMaxLength(MaxQueryLength);
        view.HasIndex(row => new { row.AccountId, row.Path, row.Name }).IsUnique();
    });
}
