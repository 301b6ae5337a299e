using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using XaDienTu.Cases.Contracts;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Desk;
using XaDienTu.Kernel.Time;
using XaDienTu.Kernel.Web;
using XaDienTu.Organizations.Contracts;
using XaDienTu.Ui.Forms;

namespace XaDienTu.Portal.Desk;

/// <summary>What waits today, from the figures of the modules.</summary>
[Authorize(Policies.Officer)]
internal sealed class DeskPage(
    PortalDb db, IWorkFigures figures, IEnumerable<IDeskPart> parts, IOrganizationDirectory organizations, ActorAccessor who, TimeProvider clock) : PageModel
{
    /// <summary>Null for who handles no cases.</summary>
    public WorkFigures? Figures { get; private set; }

    /// <summary>What the modules have for who administers, audits or keeps the catalogue.</summary>
    public IReadOnlyList<DeskFigure> Kept { get; private set; } = [];

    public IReadOnlyList<string> Places { get; private set; } = [];

    /// <summary>The newest thing that happened to the officer's account and that he or she has not marked as read.</summary>
    public string? AccountNotice { get; private set; }

    public DateTimeOffset Now { get; private set; }

    public bool IsClerk => who.Actor.Holds(OfficerRole.OneStopClerk);

    public string Today => $"{VietnamTime.DayName(Now.InVietnam().DayOfWeek)} {VietnamTime.Short(Now.VietnamDate())}";

    public string Text(int figure) => Grouped.Number(figure) + (Figures!.AreLeast ? "+" : "");

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Now = clock.GetUtcNow();
        var account = who.Actor.AccountId;
        AccountNotice = await db.Notices.Where(notice => notice.AccountId == account && notice.ReadAt == null)
            .OrderByDescending(notice => notice.At).Select(notice => notice.Sentence).FirstOrDefaultAsync(HttpContext.RequestAborted);
        Figures = await figures.ForAsync(who.Actor, cancellation);
        var kept = new List<DeskFigure>();
        foreach (var part in parts)
        {
            kept.AddRange(await part.ForAsync(who.Actor, cancellation));
        }

        Kept = kept;
        var tree = await organizations.GetAsync(cancellation);
        Places = [.. who.Actor.Posts.Select(post => tree.Find(post.OrganizationId)?.AgencyName).OfType<string>().Distinct()];
    }
}
