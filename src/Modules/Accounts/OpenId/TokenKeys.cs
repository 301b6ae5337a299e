using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Server;
using XaDienTu.Kernel.Data;

namespace XaDienTu.Accounts.OpenId;

/// <summary>
/// The keys that sign and encrypt tokens. Made at the first start of the first node, kept in the database: a restart or a
/// second node honours the tokens given out before.
/// </summary>
internal sealed class TokenKeys(IServiceScopeFactory scopes, IDataProtectionProvider protection, TimeProvider clock)
    : IConfigureOptions<OpenIddictServerOptions>
{
    private const int KeyBits = 3072;
    private readonly IDataProtector protector = protection.CreateProtector("XaDienTu.Accounts.TokenKeys");

    private Dictionary<TokenKeyUse, TokenKey> rows = [];

    public void Configure(OpenIddictServerOptions options)
    {
        options.SigningCredentials.Add(new SigningCredentials(KeyOf(rows[TokenKeyUse.Signing]), SecurityAlgorithms.RsaSha256));
        options.EncryptionCredentials.Add(new EncryptingCredentials(
            KeyOf(rows[TokenKeyUse.Encryption]), SecurityAlgorithms.RsaOAEP, SecurityAlgorithms.Aes256CbcHmacSha512));
    }

    /// <summary>Makes missing keys and reads them all; before the first request.</summary>
    public async Task EnsureAsync(CancellationToken cancellation)
    {
        foreach (var use in Enum.GetValues<TokenKeyUse>())
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<AccountsDb>();
            if (await db.TokenKeys.AnyAsync(row => row.Use == use, cancellation))
            {
                continue;
            }

            using var rsa = RSA.Create(KeyBits);
            db.TokenKeys.Add(new TokenKey
            {
                Use = use,
                Id = Guid.CreateVersion7(),
                ProtectedKey = protector.Protect(Convert.ToBase64String(rsa.ExportPkcs8PrivateKey())),
                CreatedAt = clock.GetUtcNow(),
            });
            try
            {
                await db.SaveChangesAsync(cancellation);
            }
            catch (DbUpdateException failure)
                when (scope.ServiceProvider.GetRequiredService<IDatabaseProvider>().IsUniqueViolation(failure))
            {
                // Two nodes started at once for the first time: the other's key serves both.
            }
        }

        await using var reading = scopes.CreateAsyncScope();
        rows = await reading.ServiceProvider.GetRequiredService<AccountsDb>().TokenKeys.AsNoTracking()
            .ToDictionaryAsync(row => row.Use, cancellation);
    }

    private RsaSecurityKey KeyOf(TokenKey row)
    {
        var rsa = RSA.Create();
        rsa.ImportPkcs8PrivateKey(Convert.FromBase64String(protector.Unprotect(row.ProtectedKey)), out _);
        return new RsaSecurityKey(rsa) { KeyId = row.Id.ToString("N") };
    }
}
