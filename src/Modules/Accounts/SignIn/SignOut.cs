using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;

namespace XaDienTu.Accounts.SignIn;

/// <summary>Ends the session of this browser.</summary>
internal sealed class SignOut(AccountsDb db, Work work, ActorAccessor accessor, TimeProvider clock)
{
    public async Task RunAsync(HttpContext http, CancellationToken cancellation)
    {
        if (accessor.Actor is { Kind: not ActorKind.Anonymous } actor)
        {
            db.Record(actor, clock.GetUtcNow(), "SignedOut", "account", actor.Id);
            await work.SaveAsync(cancellation);
        }

        await http.SignOutAsync(Session.Scheme);
        await http.SignOutAsync(Session.CodeDueScheme);
    }
}
