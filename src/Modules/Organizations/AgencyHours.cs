using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using XaDienTu.Organizations.Contracts;

namespace XaDienTu.Organizations;

/// <summary>Working hours of an agency, and of those below it that have none of their own, from a day on.</summary>
internal sealed class AgencyHours
{
    public required Guid OrganizationId { get; init; }

    public required DateOnly From { get; init; }

    /// <summary>As <see cref="WorkingHours.Text"/> writes it.</summary>
    public required string Weekday { get; set; }

    public required string Saturday { get; set; }

    public static void Map(EntityTypeBuilder<AgencyHours> row)
    {
        row.HasKey(hours => new { hours.OrganizationId, hours.From });
        row.Property(hours => hours.Weekday).HasMaxLength(100);
        row.Property(hours => hours.Saturday).HasMaxLength(100);
        row.HasOne<Organization>().WithMany().HasForeignKey(hours => hours.OrganizationId).OnDelete(DeleteBehavior.Restrict);
    }
}
