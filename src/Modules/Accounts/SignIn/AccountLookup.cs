using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using XaDienTu.People.Contracts;

namespace XaDienTu.Accounts.SignIn;

/// <summary>Finds the one account behind what was typed: user name, e-mail, phone or personal identification number.</summary>
internal sealed class AccountLookup(AccountsDb db, ILookupNormalizer normalizer)
{
    public async Task<Account?> FindAsync(string typed, CancellationToken cancellation)
    {
        var name = typed.Trim();
        if (name.Length is 0 or > Account.MaxUserNameLength)
        {
            return null;
        }

        var accounts = db.Accounts.AsNoTracking();
        var normalized = normalizer.NormalizeName(name);
        if (await accounts.SingleOrDefaultAsync(account => account.NormalizedUserName == normalized, cancellation) is { } byName)
        {
            return byName;
        }

        if (name.Contains('@', StringComparison.Ordinal))
        {
            var email = normalizer.NormalizeEmail(name);
            return await OnlyAsync(accounts.Where(account => account.NormalizedEmail == email), cancellation);
        }

        var digits = Digits.Of(name);
        return await OnlyAsync(
            PersonalIdNumber.Parse(digits).Ok
                ? accounts.Where(account => account.PersonalIdNumber == digits)
                : accounts.Where(account => account.PhoneNumber == digits && digits != ""),
            cancellation);
    }

    // A family may share one phone or mailbox: then it names nobody.
    private static async Task<Account?> OnlyAsync(IQueryable<Account> accounts, CancellationToken cancellation) =>
        await accounts.Take(2).ToListAsync(cancellation) is [var only] ? only : null;
}
