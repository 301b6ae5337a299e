using Microsoft.EntityFrameworkCore.Metadata.Builders;
using XaDienTu.Kernel.Data;
using XaDienTu.Signing.Authority;

namespace XaDienTu.Signing.Enrolment;

internal enum ApplicationState
{
    Requested,

    /// <summary>Approved; the person has yet to choose a PIN, which makes the key and the certificate.</summary>
    Approved,
    Issued,
    Refused,
}

/// <summary>An agency asks for a certificate, for itself or for one of its officers.</summary>
internal sealed class CertificateApplication : IVersioned
{
    public const int NoteLength = 500;
    public const int MaxKeyReferenceLength = 200;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required CertificateUse Use { get; init; }

    public required Guid OrganizationId { get; init; }

    public Guid? OfficerId { get; init; }

    public required string HolderName { get; init; }

    /// <summary>Post of the person, as it will stand in the certificate.</summary>
    public string? Title { get; init; }

    public required KeyPlace Place { get; init; }

    public string? KeyReference { get; init; }

    /// <summary>PKCS#10 request of a key that lies elsewhere; null when the platform's keystore makes the key.</summary>
    public byte[]? Pkcs10 { get; init; }

    public string Note { get; init; } = "";

    public ApplicationState State { get; set; } = ApplicationState.Requested;

    public required DateTimeOffset RequestedAt { get; init; }

    public required string RequestedById { get; init; }

    public required string RequestedByName { get; init; }

    public DateTimeOffset? DecidedAt { get; set; }

    public string? DecidedByName { get; set; }

    public string? RefusalReason { get; set; }

    public Guid? CertificateId { get; set; }

    /// <summary>The certificate this one renews; it is revoked as superseded when the new one is issued.</summary>
    public Guid? RenewsId { get; init; }

    public int Version { get; set; }

    public static void Map(EntityTypeBuilder<CertificateApplication> row)
    {
        row.Property(application => application.HolderName).HasMaxLength(CertificateRecord.NameLength);
        row.Property(application => application.Note).HasMaxLength(NoteLength);
        row.Property(application => application.RefusalReason).HasMaxLength(NoteLength);
        row.Property(application => application.KeyReference).HasMaxLength(MaxKeyReferenceLength);
        row.Property(application => application.Title).HasMaxLength(200);
        row.Property(application => application.RequestedById).HasMaxLength(100);
        row.Property(application => application.RequestedByName).HasMaxLength(200);
        row.Property(application => application.DecidedByName).HasMaxLength(200);
        row.Property(application => application.Version).IsConcurrencyToken();
        row.HasIndex(application => new { application.State, application.Id });
        row.HasIndex(application => application.OfficerId);
        row.HasIndex(application => application.OrganizationId);
    }
}
