using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace XaDienTu.Accounts.TwoSteps;

/// <summary>Takes a code of the app or a recovery code and uses it up on the account; the caller saves.</summary>
internal sealed class CodeCheck(IDataProtectionProvider protection, TimeProvider clock)
{
    public const int RecoveryCodeCount = 10;
    private readonly IDataProtector protector = protection.CreateProtector("XaDienTu.Accounts.Totp");

    public string Protect(byte[] secret) => protector.Protect(Convert.ToBase64String(secret));

    public byte[] SecretOf(string protectedSecret) => Convert.FromBase64String(protector.Unprotect(protectedSecret));

    /// <summary>A secret on its way through a form, good for this account only.</summary>
    public string Seal(Guid accountId, byte[] secret) => SealOf(accountId).Protect(Convert.ToBase64String(secret));

    public byte[]? Open(Guid accountId, string? sealedSecret)
    {
        try
        {
            return sealedSecret is null ? null : Convert.FromBase64String(SealOf(accountId).Unprotect(sealedSecret));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private IDataProtector SealOf(Guid accountId) => protection.CreateProtector("XaDienTu.Accounts.TotpOffer", accountId.ToString());

    public bool Use(Account account, string typed)
    {
        if (account.TotpSecret is null)
        {
            return false;
        }

        var code = Digits.Of(typed).ToUpperInvariant();
        if (Totp.Match(SecretOf(account.TotpSecret), code, clock.GetUtcNow(), account.TotpLastStep) is { } step)
        {
            account.TotpLastStep = step;
            return true;
        }

        var hash = Hash(code);
        if (!account.RecoveryCodes.Contains(hash))
        {
            return false;
        }

        account.RecoveryCodes = [.. account.RecoveryCodes.Where(other => other != hash)];
        return true;
    }

    /// <summary>New recovery codes, shown once; the account keeps their hashes.</summary>
    public static IReadOnlyList<string> RenewRecoveryCodes(Account account)
    {
        var codes = Enumerable.Range(0, RecoveryCodeCount)
            .Select(_ => RandomNumberGenerator.GetString("ABCDEFGHJKMNPQRSTUVWXYZ23456789", 10)).ToList();
        account.RecoveryCodes = [.. codes.Select(Hash)];
        return [.. codes.Select(code => $"{code[..5]}-{code[5..]}")];
    }

    // Fifty bits by chance: a fast hash is enough.
    private static string Hash(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code)));
}
