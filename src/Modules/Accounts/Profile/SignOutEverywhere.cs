using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Results;

namespace XaDienTu.Accounts.Profile;

/// <summary>Ends every cookie and token of the account, this browser's too.</summary>
internal sealed class SignOutEverywhere(AccountsDb db, Work work, TimeProvider clock)
{
    public async Task<Result<Done>> RunAsync(Actor actor, CancellationToken cancellation)
    {
        var account = await db.Accounts.SingleAsync(row => row.Id == actor.AccountId, cancellation);
        db.EndSessions(account);
        db.Record(actor, clock.GetUtcNow(), "SignedOutEverywhere", "account", actor.Id);
        await work.SaveAsync(cancellation);
        return new Done();
    }
}
