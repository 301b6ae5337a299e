using Microsoft.EntityFrameworkCore;

namespace XaDienTu.Accounts.OpenId;

internal enum TokenKeyUse
{
    Signing,
    Encryption,
}

/// <summary>A private key of the token service, encrypted by the data protection keys; one of each use, shared by all nodes.</summary>
internal sealed class TokenKey
{
    public required TokenKeyUse Use { get; init; }

    public required Guid Id { get; init; }

    public required string ProtectedKey { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public static void Map(ModelBuilder model) => model.Entity<TokenKey>().ToTable("token_key").HasKey(row => row.Use);
}
