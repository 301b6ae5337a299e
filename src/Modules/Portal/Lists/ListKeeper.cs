using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Ui.Lists;

namespace XaDienTu.Portal.Lists;

/// <summary>What lists of all modules keep: a person's views, and in the audit who took one along.</summary>
internal sealed class ListKeeper(PortalDb db, Work work, ActorAccessor who, TimeProvider clock) : IKeepLists
{
    public async Task<IReadOnlyList<SavedView>> ViewsAsync(string path, CancellationToken cancellation)
    {
        var account = who.Actor.AccountId;
        var own = await db.Views.AsNoTracking().Where(view => view.AccountId == account && view.Path == path)
            .OrderBy(view => view.Id).Take(KeptView.MostOfAList).ToListAsync(cancellation);
        return [.. own.Select(view => new SavedView(view.Id, view.Name, view.Url))];
    }

    public Task NoteFileAsync(string path, string kind, string? asked, CancellationToken cancellation)
    {
        db.Record(who.Actor, clock.GetUtcNow(), "list-exported", "route", path, new { kind, filter = asked });
        return work.SaveAsync(cancellation);
    }
}
