using OpenIddict.Abstractions;
using OpenIddict.Server;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace XaDienTu.Accounts.OpenId;

/// <summary>Writes down each token given and each secret or code refused. What an unknown program called itself stays out: it may be
/// anything.</summary>
internal sealed class RecordTokenAnswer(AccountsDb db, Work work, IOpenIddictApplicationManager programs, TimeProvider clock)
    : IOpenIddictServerHandler<ApplyTokenResponseContext>
{
    public async ValueTask HandleAsync(ApplyTokenResponseContext context)
    {
        var cancellation = context.CancellationToken;
        var clientId = context.Request?.ClientId is { Length: > 0 and <= ProgramPost.MaxClientIdLength } named
            && await programs.FindByClientIdAsync(named, cancellation) is not null ? named : "unknown";
        if (context.Response.Error is { } error)
        {
            db.Record(Actor.Anonymous, clock.GetUtcNow(), "TokenRefused", "program", clientId, new { Error = error });
        }
        else
        {
            var actor = ActorMaker.WithoutPosts(ActorKind.Program, clientId, clientId);
            db.Record(actor, clock.GetUtcNow(), "TokenIssued", "program", clientId,
                new { Scope = context.Request?.Scope, Grant = context.Request?.GrantType });
        }

        await work.SaveAsync(cancellation);
    }
}
