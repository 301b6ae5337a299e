using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace XaDienTu.Signing.Enrolment;

/// <summary>The picture of a handwritten signature (an officer) or of a seal (an organization), shown on the paper beside the digital
/// signature.</summary>
internal sealed class SignerImage
{
    public const int MaxBytes = 300_000;

    /// <summary>Officer or organization.</summary>
    public required Guid HolderId { get; init; }

    public required byte[] Png { get; set; }

    public DateTimeOffset ChangedAt { get; set; }

    public static void Map(EntityTypeBuilder<SignerImage> row) => row.HasKey(image => image.HolderId);
}
