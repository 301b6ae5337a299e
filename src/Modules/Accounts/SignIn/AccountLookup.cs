using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Text;
using XaDienTu.People.Contracts;

namespace XaDienTu.Accounts.SignIn;

/// <summary>The accounts a name may mean, and how many passwords are compared before it is refused: as many whether there are accounts or
/// not.</summary>
internal sealed record NamedAccounts(IReadOnlyList<Account> Accounts, int Tries);

/// <summary>Finds the account behind what was typed: user name, e-mail, phone or personal identification number.</summary>
internal sealed class AccountLookup(AccountsDb db, ILookupNormalizer normalizer)
{
    /// <summary>
    /// So many accounts that claim one number, phone or mailbox are tried, the password says whose is meant; the others sign in by user
    /// name. Anybody may register with a stranger's, so who had it comes first: officers, whose administrators wrote it down, then who was
    /// verified, then the oldest.
    /// </summary>
    public const int MostClaims = 3;

    public async Task<NamedAccounts> FindAsync(string typed, CancellationToken cancellation)
    {
        var name = TypedText.Line(typed);
        if (name.Length is 0 or > Account.MaxUserNameLength)
        {
            return new([], 1);
        }

        var accounts = db.Accounts.AsNoTracking();
        var digits = Digits.Of(name);
        if (PersonalIdNumber.Parse(digits).Ok)
        {
            // Before the user names: some of earlier years are the number, and need not be its holder's.
            return new(await OfIdNumberAsync(accounts, digits, cancellation), MostClaims);
        }

        var normalized = normalizer.NormalizeName(name);
        var phone = PhoneNumber.Of(name);
        if (Digits.AreAll(phone) && phone.Length > 0)
        {
            // A family shares one phone.
            var sharing = accounts.Where(account => account.NormalizedUserName == normalized || account.PhoneNumber == phone)
                .OrderBy(account => account.NormalizedUserName != normalized).ThenBy(account => account.Kind != AccountKind.Officer)
                .ThenBy(account => account.VerifiedIdNumber == null).ThenBy(account => account.Id).Take(MostClaims);
            return new(await sharing.ToListAsync(cancellation), MostClaims);
        }

        if (name.Contains('@', StringComparison.Ordinal))
        {
            var email = normalizer.NormalizeEmail(name);
            var sharing = accounts.Where(account => account.NormalizedUserName == normalized || account.NormalizedEmail == email)
                .OrderBy(account => account.NormalizedUserName != normalized).ThenBy(account => account.Kind != AccountKind.Officer)
                .ThenBy(account => account.VerifiedIdNumber == null).ThenBy(account => account.Id).Take(MostClaims);
            return new(await sharing.ToListAsync(cancellation), MostClaims);
        }

        return new(await accounts.Where(account => account.NormalizedUserName == normalized).ToListAsync(cancellation), 1);
    }

    // Whoever was verified owns the number. As long as nobody was, who claims it since registering comes before who lost another and named
    // it later.
    private static async Task<IReadOnlyList<Account>> OfIdNumberAsync(
        IQueryable<Account> accounts, string number, CancellationToken cancellation)
    {
        var claims = await accounts.Where(account => account.PersonalIdNumber == number)
            .OrderBy(account => account.VerifiedIdNumber == null).ThenBy(account => account.LostIdNumber != null)
            .ThenBy(account => account.Id)
            .Take(MostClaims).ToListAsync(cancellation);
        return claims is [{ VerifiedIdNumber: not null } owner, ..] ? [owner] : claims;
    }
}
