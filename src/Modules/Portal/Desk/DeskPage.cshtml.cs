using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Desk;
using XaDienTu.Kernel.Time;
using XaDienTu.Kernel.Web;
using XaDienTu.Portal.Notices;

namespace XaDienTu.Portal.Desk;

/// <summary>What waits today, from what the modules have.</summary>
[Authorize(Policies.Officer)]
internal sealed class DeskPage(
    PortalDb db, IEnumerable<IDeskSection> sections, IEnumerable<IDeskPart> parts, ActorAccessor who, TimeProvider clock) : PageModel
{
    /// <summary>The day's work, drawn by the modules.</summary>
    public IReadOnlyList<DeskSection> Sections { get; private set; } = [];

    /// <summary>What the modules have for who administers, audits or keeps the catalogue.</summary>
    public IReadOnlyList<DeskFigure> Kept { get; private set; } = [];

    /// <summary>The newest that the officer was told and has not marked as read.</summary>
    public KeptNotice? Newest { get; private set; }

    public string Today
    {
        get
        {
            var now = clock.GetUtcNow();
            return $"{VietnamTime.DayName(now.InVietnam().DayOfWeek)} {VietnamTime.Short(now.VietnamDate())}";
        }
    }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Newest = await db.Unread(who.Actor, clock.GetUtcNow()).AsNoTracking().OrderByDescending(notice => notice.At)
            .FirstOrDefaultAsync(cancellation);
        var drawn = new List<DeskSection>();
        foreach (var section in sections)
        {
            if (await section.ForAsync(who.Actor, cancellation) is { } found)
            {
                drawn.Add(found);
            }
        }

        Sections = drawn;
        var kept = new List<DeskFigure>();
        foreach (var part in parts)
        {
            kept.AddRange(await part.ForAsync(who.Actor, cancellation));
        }

        Kept = kept;
    }
}
