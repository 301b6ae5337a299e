using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using XaDienTu.Accounts.Contracts;

namespace XaDienTu.Accounts.Registration;

internal sealed class AccountNames(AccountsDb db, ILookupNormalizer normalizer) : IAccountNames
{
    public async Task<Guid?> FindAsync(string userName, CancellationToken cancellation)
    {
        var name = normalizer.NormalizeName(userName);
        return await db.Accounts.Where(account => account.NormalizedUserName == name).Select(account => (Guid?)account.Id).SingleOrDefaultAsync(cancellation);
    }
}
