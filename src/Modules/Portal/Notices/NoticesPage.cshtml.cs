using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Inputs;
using XaDienTu.Kernel.Paging;
using XaDienTu.Kernel.Web;

namespace XaDienTu.Portal.Notices;

/// <summary>What happened to one's cases and account, newest first; officers hear of their account here.</summary>
[Authorize(Policies.SignedIn)]
internal sealed class NoticesPage(PortalDb db, MarkRead markRead, ActorAccessor who) : PageModel
{
    public const string Address = "/thong-bao";

    private static readonly Keyset<KeptNotice> NewestFirst =
        Keyset.ByDescending((KeptNotice notice) => notice.At).ThenDescending(notice => notice.Id);

    [BindProperty(SupportsGet = true, Name = "sau")]
    public string? After { get; set; }

    /// <summary>The newest notice the page showed.</summary>
    [BindProperty(Name = "toi")]
    [MostLetters(Letters.Key)]
    public string? UpTo { get; set; }

    public Page<KeptNotice> Shown { get; private set; } = new([], null);

    public string? NextUrl => Shown.Next is { } next ? $"{Address}?sau={next}" : null;

    public bool HasUnread => Shown.Items.Any(notice => notice.ReadAt is null);

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var account = who.Actor.AccountId;
        var own = db.Notices.AsNoTracking().Where(notice => notice.AccountId == account);
        Shown = await NewestFirst.PageAsync(own, After, Cursor.DefaultSize, cancellation);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (Instant(UpTo) is { } upTo)
        {
            await markRead.RunAsync(upTo, who.Actor, cancellation);
        }

        return Redirect(Address);
    }

    public static string Text(DateTimeOffset at) => at.ToString("O", CultureInfo.InvariantCulture);

    private static DateTimeOffset? Instant(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var at) ? at.ToUniversalTime() : null;
}
