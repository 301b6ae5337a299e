using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;

namespace XaDienTu.Organizations;

/// <summary>A role of an officer at an organization; ended, never deleted, so that the past can tell who was in charge.</summary>
internal sealed class Post : IVersioned
{
    public const int MaxTitleLength = 120;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid OfficerId { get; init; }

    public required Guid OrganizationId { get; init; }

    public required string Title { get; init; }

    public required OfficerRole Role { get; init; }

    public required DateOnly From { get; init; }

    /// <summary>The last day.</summary>
    public DateOnly? To { get; set; }

    public int Version { get; set; }

    public static void Map(EntityTypeBuilder<Post> row)
    {
        row.Property(post => post.Title).HasMaxLength(MaxTitleLength);
        row.HasIndex(post => post.OfficerId);
        row.HasIndex(post => new { post.OrganizationId, post.Role });
        row.HasOne<Officer>().WithMany().HasForeignKey(post => post.OfficerId).OnDelete(DeleteBehavior.Restrict);
        row.HasOne<Organization>().WithMany().HasForeignKey(post => post.OrganizationId).OnDelete(DeleteBehavior.Restrict);
    }
}
