using Microsoft.AspNetCore.Identity.EntityFrameworkCore;

namespace XaDienTu.Accounts;

/// <summary>Identity's store on the module's context; saving is the use case's, so that the audit row is in the same transaction.</summary>
internal sealed class AccountStore : UserOnlyStore<Account, AccountsDb, Guid>
{
    public AccountStore(AccountsDb db)
        : base(db)
    {
        AutoSaveChanges = false;
    }
}
