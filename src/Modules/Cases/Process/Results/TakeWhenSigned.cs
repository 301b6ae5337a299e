using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Outbox;
using XaDienTu.Signing.Contracts;

namespace XaDienTu.Cases.Process.Results;

/// <summary>
/// Hears that an order ended, whether the person still waits at the page or not. Acts as the person who signed, with the posts held at that
/// moment. A case that moved on meanwhile keeps its state; the signed file is simply not used.
/// </summary>
internal sealed class TakeWhenSigned(TakeSignedPaper take, ActorMaker actors) : IHandle<SigningEnded>
{
    public async Task HandleAsync(SigningEnded news, CancellationToken cancellation)
    {
        if (news.OfficerId is not { } officer)
        {
            return;
        }

        var actor = await actors.PersonAsync(ActorKind.Officer, news.ActorId, news.ActorName, officer, cancellation);
        foreach (var paper in news.Papers)
        {
            await take.RunAsync(new OrderSummary(news.OrderId, news.Act, news.State, [paper], null), actor, cancellation);
        }
    }
}
