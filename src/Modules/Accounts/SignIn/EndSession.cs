using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;

namespace XaDienTu.Accounts.SignIn;

/// <summary>Signs out: the session ends at the server with every cookie and token that names it; the account's other sessions go on.</summary>
internal sealed class EndSession(AccountsDb db, Work work, TimeProvider clock)
{
    public async Task RunAsync(HttpContext http, Actor actor, CancellationToken cancellation)
    {
        if (Session.IdOf(http.User) is { } session && actor.Kind is not ActorKind.Anonymous)
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
