using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;

namespace XaDienTu.Accounts.Profile;

/// <summary>
/// Ends every cookie and token of the account, this browser's too. It stays the one that the holder is known by: whoever is under attack
/// must be able to sign in again.
/// </summary>
internal sealed class SignOutEverywhere(AccountsDb db, Work work, TimeProvider clock)
{
    public async Task<Account> RunAsync(Actor actor, CancellationToken cancellation)
    {
        var account = await db.Accounts.SingleAsync(row => row.Id == actor.AccountId, cancellation);
        db.EndSessions(account);
        db.Record(actor, clock.GetUtcNow(), "SignedOutEverywhere", "account", actor.Id);
        await work.SaveAsync(cancellation);
        return account;
    }
}
