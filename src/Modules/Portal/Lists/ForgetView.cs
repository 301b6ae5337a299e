using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Results;

namespace XaDienTu.Portal.Lists;

/// <summary>A person no longer wants a view; one that is gone already is as well.</summary>
internal sealed class ForgetView(PortalDb db, Work work)
{
    private static readonly Error Overtaken = Error.Conflict("portal.view-gone", "Cách xem vừa được sửa ở cửa sổ khác. Tải lại trang.");

    public Task<Result<Done>> RunAsync(Guid id, Actor actor, CancellationToken cancellation) =>
        work.ChangeAsync<Done>(Overtaken, async () =>
        {
            var account = actor.AccountId;
            if (await db.Views.FirstOrDefaultAsync(view => view.Id == id && view.AccountId == account, cancellation) is { } view)
            {
                db.Views.Remove(view);
            }

            return default(Done);
        }, cancellation, unaudited: "a view is seen by its owner alone");
}
