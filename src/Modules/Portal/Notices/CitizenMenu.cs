using System.Globalization;
using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Actors;
using XaDienTu.Portal.Contracts;
using XaDienTu.Ui;

namespace XaDienTu.Portal.Notices;

internal sealed class CitizenMenu(PortalDb db) : ICitizenMenu
{
    private const int CountedUpTo = 99;

    public async Task<IReadOnlyList<MenuItem>> ForAsync(Actor actor, CancellationToken cancellation)
    {
        var account = actor.AccountId;
        // Nobody reads past 99, so nothing counts past it.
        var unread = await db.Notices.Where(notice => notice.AccountId == account && notice.ReadAt == null).Take(CountedUpTo).CountAsync(cancellation);
        var title = unread == 0 ? "Thông báo" : string.Create(CultureInfo.InvariantCulture, $"Thông báo ({unread})");
        return [new("Thủ tục", "/thu-tuc"), new("Hồ sơ của tôi", "/ho-so"), new(title, NoticesPage.Address)];
    }
}
