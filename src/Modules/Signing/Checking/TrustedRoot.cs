using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;

namespace XaDienTu.Signing.Checking;

/// <summary>A root certificate that validation trusts, from one day on and until it is retired.</summary>
internal sealed class TrustedRoot : IVersioned
{
    public const int MaxNameLength = 300;
    public const int MaxReasonLength = 500;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string Name { get; init; }

    public required byte[] Der { get; init; }

    /// <summary>SHA-256 of the certificate, lower-case hex.</summary>
    public required string Thumbprint { get; init; }

    public required DateTimeOffset AddedAt { get; init; }

    public required string AddedByName { get; init; }

    /// <summary>What another trusted root's time stamp proves to be older stays trusted; stamps under this root prove nothing any
    /// more.</summary>
    public DateTimeOffset? RetiredAt { get; set; }

    public string? RetiredReason { get; set; }

    public int Version { get; set; }

    public static TrustedRoot Of(X509Certificate2 certificate, string name, Actor actor, DateTimeOffset at) => new()
    {
        Name = name,
        Der = certificate.RawData,
        Thumbprint = certificate.GetCertHashString(HashAlgorithmName.SHA256).ToLowerInvariant(),
        AddedAt = at,
        AddedByName = actor.Name,
    };

    public static void Map(EntityTypeBuilder<TrustedRoot> row)
    {
        row.Property(root => root.Name).HasMaxLength(MaxNameLength);
        row.Property(root => root.Thumbprint).HasMaxLength(64);
        row.HasIndex(root => root.Thumbprint).IsUnique();
        row.Property(root => root.AddedByName).HasMaxLength(200);
        row.Property(root => root.RetiredReason).HasMaxLength(MaxReasonLength);
        row.Property(root => root.Version).IsConcurrencyToken();
    }
}
