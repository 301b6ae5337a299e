using Microsoft.EntityFrameworkCore;
using XaDienTu.Accounts.Contracts;

namespace XaDienTu.Accounts.Registration;

internal sealed class CitizenAccounts(AccountsDb db) : ICitizenAccounts
{
    public Task<CitizenSummary?> FindAsync(Guid accountId, CancellationToken cancellation) =>
        db.Accounts.AsNoTracking().Where(account => account.Id == accountId && account.Kind == AccountKind.Citizen)
            .Select(account => new CitizenSummary(account.Id, account.FullName, account.PersonalIdNumber, account.PhoneNumber, account.Email))
            .SingleOrDefaultAsync(cancellation);
}
