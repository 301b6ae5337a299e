using System.Security.Cryptography.X509Certificates;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Text;

namespace XaDienTu.Signing.Authority;

/// <summary>What a certificate is for; the first four belong to the authority itself.</summary>
internal enum CertificateUse
{
    Root,
    Issuing,
    TimeStamping,
    Ocsp,
    Person,
    Agency,
}

/// <summary>Where the private key is.</summary>
internal enum KeyPlace
{
    /// <summary>In the platform's keystore, as PKCS#12 sealed with the node's secret (and, for a person, the PIN).</summary>
    Software,

    /// <summary>On a token or HSM at the server (PKCS#11).</summary>
    Token,

    /// <summary>With a remote signing service (CSC API v2); the holder confirms on a phone.</summary>
    Remote,

    /// <summary>At the officer's desk: the browser asks the local service of the holder's token.</summary>
    Desk,
}

/// <summary>One certificate, from issue to its end, with where its key is.</summary>
internal sealed class CertificateRecord : IVersioned
{
    public const int WrongPinsToLock = 5;
    public const int NameLength = 200;

    /// <summary>Renewal is offered and warned of this long ahead.</summary>
    public static readonly TimeSpan WarnAhead = TimeSpan.FromDays(45);

    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Lower-case hex, as in the certificate.</summary>
    public required string Serial { get; init; }

    public required CertificateUse Use { get; init; }

    /// <summary>Names a certificate of the authority that may exist once ("root", "issuing"): two nodes starting at once make
    /// one.</summary>
    public string? Slot { get; init; }

    /// <summary>The agency: holder of an agency's certificate, employer of a person.</summary>
    public Guid? OrganizationId { get; init; }

    public Guid? OfficerId { get; init; }

    public required string HolderName { get; init; }

    public required byte[] Der { get; init; }

    public KeyPlace Place { get; init; }

    /// <summary>Sealed key of <see cref="KeyPlace.Software"/>.</summary>
    public byte[]? Pkcs12 { get; set; }

    /// <summary>Label on the token, or credential at the remote service.</summary>
    public string? KeyReference { get; init; }

    public required DateTimeOffset ValidFrom { get; init; }

    public required DateTimeOffset ValidTo { get; init; }

    public DateTimeOffset? RevokedAt { get; set; }

    /// <summary>Reason of RFC 5280 section 5.3.1.</summary>
    public X509RevocationReason? RevocationReason { get; set; }

    public string? RevocationNote { get; set; }

    public int WrongPins { get; set; }

    public string SearchText { get; private set; } = "";

    public int Version { get; set; }

    public bool IsLocked => WrongPins >= WrongPinsToLock;

    public bool IsUsable(DateTimeOffset at) => RevokedAt is null && at >= ValidFrom && at < ValidTo;

    public bool ExpiresSoon(DateTimeOffset at) => IsUsable(at) && ValidTo - at <= WarnAhead;

    public X509Certificate2 Certificate() => X509CertificateLoader.LoadCertificate(Der);

    public CertificateRecord Indexed(string? organization)
    {
        SearchText = FoldedText.Of(HolderName, organization, Serial);
        return this;
    }

    public static void Map(EntityTypeBuilder<CertificateRecord> row)
    {
        row.Property(record => record.Serial).HasMaxLength(64);
        row.HasIndex(record => record.Serial).IsUnique();
        row.Property(record => record.Slot).HasMaxLength(20);
        row.HasIndex(record => record.Slot).IsUnique();
        row.Property(record => record.HolderName).HasMaxLength(NameLength);
        row.Property(record => record.KeyReference).HasMaxLength(200);
        row.Property(record => record.RevocationNote).HasMaxLength(1000);
        row.Property(record => record.Version).IsConcurrencyToken();
        row.HasIndex(record => new { record.OfficerId, record.Use });
        row.HasIndex(record => new { record.OrganizationId, record.Use });
        row.HasIndex(record => record.ValidTo);
    }
}
