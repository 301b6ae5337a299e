using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Actors;

namespace XaDienTu.Accounts.OpenId;

/// <summary>A role that a program plays at an organization, given with its registration.</summary>
internal sealed class ProgramPost
{
    public const int MaxClientIdLength = 100;

    public required string ClientId { get; init; }

    public required Guid OrganizationId { get; init; }

    public required OfficerRole Role { get; init; }

    public static void Map(ModelBuilder model) => model.Entity<ProgramPost>(post =>
    {
        post.ToTable("program_post").HasKey(row => new { row.ClientId, row.OrganizationId, row.Role });
        post.Property(row => row.ClientId).HasMaxLength(MaxClientIdLength);
    });
}
