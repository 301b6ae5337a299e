using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Audit.Reading;

namespace XaDienTu.Accounts.Registration;

internal sealed class AccountNames(AccountsDb db, ILookupNormalizer normalizer) : INameIds, IFindActor
{
    public async Task<Guid?> FindAsync(string userName, CancellationToken cancellation)
    {
        var name = normalizer.NormalizeName(userName);
        return await db.Accounts.Where(account => account.NormalizedUserName == name).Select(account => (Guid?)account.Id)
            .SingleOrDefaultAsync(cancellation);
    }

    public async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation) =>
        await db.Accounts.AsNoTracking().Where(account => ids.Contains(account.Id))
            .Select(account => new { account.Id, account.Kind, account.FullName, account.UserName })
            .ToDictionaryAsync(
                account => account.Id,
                account =>
                    account.Kind is AccountKind.Officer ? $"{account.FullName} ({account.UserName})" : account.FullName, cancellation);
}
