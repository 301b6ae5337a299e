using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace XaDienTu.Accounts.Registration;

/// <summary>
/// User names of citizens: the phone number, with a suffix when a relative, or anybody else, registered with it before. Never the ID
/// number: whoever came first would keep it from its holder.
/// </summary>
internal sealed class CitizenNames(AccountsDb db, ILookupNormalizer normalizer)
{
    private const int Suffixes = 1_000_000;

    public async Task<string> FreeAsync(string phone, CancellationToken cancellation)
    {
        var normalized = normalizer.NormalizeName(phone);
        return await db.Accounts.AnyAsync(account => account.NormalizedUserName == normalized, cancellation) ? WithSuffix(phone) : phone;
    }

    /// <summary>By chance: of two who register with one phone at once both get a name, and a count would tell how many there are.</summary>
    public static string WithSuffix(string phone) =>
        string.Create(CultureInfo.InvariantCulture, $"{phone}-{RandomNumberGenerator.GetInt32(Suffixes):D6}");
}
