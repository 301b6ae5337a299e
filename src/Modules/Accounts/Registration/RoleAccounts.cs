using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Notices;
using XaDienTu.Organizations.Contracts;

namespace XaDienTu.Accounts.Registration;

internal sealed class RoleAccounts(AccountsDb db, IOfficerDirectory officers) : IRoleAccounts
{
    public async Task<IReadOnlyList<Guid>> HoldersAsync(Guid agencyId, OfficerRole role, DateTimeOffset at, CancellationToken cancellation)
    {
        var holders = (await officers.HoldersAsync(agencyId, role, at, cancellation)).Select(post => (Guid?)post.OfficerId).ToList();
        return await db.Accounts.Where(account => holders.Contains(account.OfficerId)).Select(account => account.Id)
            .ToListAsync(cancellation);
    }
}
