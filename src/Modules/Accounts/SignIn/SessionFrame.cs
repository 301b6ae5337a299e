using Microsoft.AspNetCore.Http;
using XaDienTu.Accounts.Contracts;
using XaDienTu.Kernel.Actors;
using XaDienTu.Ui;

namespace XaDienTu.Accounts.SignIn;

/// <summary>How long the session lasts, so that a page can say so before it ends.</summary>
internal sealed class SessionFrame(TimeProvider clock) : IFillFrame
{
    public Task FillAsync(PageFrame frame, Actor actor, HttpContext http)
    {
        frame.TimeLeft = actor.Kind is ActorKind.Anonymous ? null : SessionTime.LeftOf(http, clock.GetUtcNow());
        return Task.CompletedTask;
    }
}
