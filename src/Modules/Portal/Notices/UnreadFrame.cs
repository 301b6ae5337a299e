using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Actors;
using XaDienTu.Ui;

namespace XaDienTu.Portal.Notices;

/// <summary>How many notices are unread, in the citizen's menu.</summary>
internal sealed class UnreadFrame(PortalDb db, TimeProvider clock) : IFillFrame
{
    private const int CountedUpTo = 99;

    public async Task FillAsync(PageFrame frame, Actor actor, HttpContext http)
    {
        if (actor.Kind is not ActorKind.Citizen)
        {
            return;
        }

        // Nobody reads past 99, so nothing counts past it.
        var unread = await db.Unread(actor, clock.GetUtcNow()).Take(CountedUpTo).CountAsync(http.RequestAborted);
        if (unread > 0)
        {
            frame.PublicMenu =
            [
                .. frame.PublicMenu.Select(item => item.Url == NoticesPage.Address
                    ? item with { Title = string.Create(CultureInfo.InvariantCulture, $"{item.Title} ({unread})") }
                    : item),
            ];
        }
    }
}
