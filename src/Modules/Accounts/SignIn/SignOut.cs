using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;

namespace XaDienTu.Accounts.SignIn;

/// <summary>Signs out: the session ends at the server with every cookie and token that names it; the account's other sessions go
/// on.</summary>
internal sealed class SignOut(AccountsDb db, Work work, ActorAccessor accessor, TimeProvider clock)
{
    public async Task RunAsync(HttpContext http, CancellationToken cancellation)
    {
        if (Session.IdOf(http.User) is { } session && accessor.Actor is { Kind: not ActorKind.Anonymous } actor)
        {
            await using var transaction = await work.BeginAsync(cancellation);
            await db.EndSessionAsync(session, clock.GetUtcNow(), cancellation);
            db.Record(actor, clock.GetUtcNow(), "SignedOut", "account", actor.Id);
            await transaction.CommitAsync(cancellation);
        }

        await http.SignOutAsync(Session.Scheme);
        await http.SignOutAsync(Session.CodeDueScheme);
    }
}
