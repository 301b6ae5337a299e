using Microsoft.EntityFrameworkCore;
using XaDienTu.Accounts.Contracts;

namespace XaDienTu.Accounts.Registration;

internal sealed class CitizenAccounts(AccountsDb db) : ICitizenAccounts
{
    public Task<CitizenSummary?> FindAsync(Guid accountId, CancellationToken cancellation) =>
        db.Accounts.AsNoTracking().Where(account => account.Id == accountId && account.Kind == AccountKind.Citizen)
            .Select(account => new CitizenSummary(
                account.Id, account.FullName, account.PersonalIdNumber, account.Assurance, account.PhoneNumber, account.Email))
            .SingleOrDefaultAsync(cancellation);

    public Task<Guid?> HolderOfAsync(string idNumber, CancellationToken cancellation) =>
        db.Accounts.Where(account => account.VerifiedIdNumber == idNumber).Select(account => (Guid?)account.Id)
            .SingleOrDefaultAsync(cancellation);

    public async Task<NumberStanding> StandingAsync(Guid accountId, string idNumber, CancellationToken cancellation)
    {
        var holder = await HolderOfAsync(idNumber, cancellation);
        return holder is null ? NumberStanding.SelfDeclared : holder == accountId ? NumberStanding.Verified : NumberStanding.Disputed;
    }
}
