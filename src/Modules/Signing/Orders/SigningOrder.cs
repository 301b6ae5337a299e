using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using XaDienTu.Kernel.Data;
using XaDienTu.Signing.Contracts;

namespace XaDienTu.Signing.Orders;

/// <summary>Papers signed in one confirmation of the holder: one, or hundreds.</summary>
internal sealed class SigningOrder : IVersioned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid CertificateId { get; init; }

    public required SigningAct Act { get; init; }

    public required string RequestedById { get; init; }

    public required string RequestedByName { get; init; }

    public Guid? OfficerId { get; init; }

    public required DateTimeOffset RequestedAt { get; init; }

    public SigningState State { get; set; } = SigningState.Waiting;

    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Why it was not signed, a sentence for the person who asked.</summary>
    public string? Failure { get; set; }

    /// <summary>After this moment an order without an answer is over.</summary>
    public required DateTimeOffset ExpiresAt { get; set; }

    /// <summary>The remote service's name for the open confirmation.</summary>
    public string? RemoteReference { get; set; }

    public int Version { get; set; }

    public List<SigningItem> Items { get; } = [];

    public static void Map(EntityTypeBuilder<SigningOrder> row)
    {
        row.Property(order => order.RequestedById).HasMaxLength(100);
        row.Property(order => order.RequestedByName).HasMaxLength(200);
        row.Property(order => order.Failure).HasMaxLength(500);
        row.Property(order => order.RemoteReference).HasMaxLength(200);
        row.Property(order => order.Version).IsConcurrencyToken();
        row.HasIndex(order => new { order.State, order.RequestedAt });
        row.HasMany(order => order.Items).WithOne().HasForeignKey(item => item.OrderId);
    }
}

/// <summary>One paper of an order.</summary>
internal sealed class SigningItem
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid OrderId { get; init; }

    public int Position { get; init; }

    /// <summary>What the paper belongs to, in the words of the module that asked, e.g. <c>case-result</c> and its id.</summary>
    public required string SubjectType { get; init; }

    public required string SubjectId { get; init; }

    /// <summary>The content that was shown and agreed to.</summary>
    public required string FileHash { get; init; }

    public required string FileName { get; init; }

    /// <summary>The file with the empty place for the signature, while a remote or desk key is awaited.</summary>
    public string? PreparedHash { get; set; }

    public int GapStart { get; set; }

    public int GapLength { get; set; }

    public string? SignedHash { get; set; }

    public static void Map(EntityTypeBuilder<SigningItem> row)
    {
        row.Property(item => item.SubjectType).HasMaxLength(40);
        row.Property(item => item.SubjectId).HasMaxLength(100);
        row.Property(item => item.FileHash).HasMaxLength(64);
        row.Property(item => item.FileName).HasMaxLength(255);
        row.Property(item => item.PreparedHash).HasMaxLength(64);
        row.Property(item => item.SignedHash).HasMaxLength(64);
        // Whether anybody names a file is asked before it is removed.
        row.HasIndex(item => item.FileHash);
        row.HasIndex(item => item.PreparedHash).HasFilter("prepared_hash IS NOT NULL");
        row.HasIndex(item => item.SignedHash).HasFilter("signed_hash IS NOT NULL");
    }
}
