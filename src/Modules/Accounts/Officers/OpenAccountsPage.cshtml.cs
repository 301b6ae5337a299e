using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Paging;
using XaDienTu.Kernel.Time;
using XaDienTu.Kernel.Web;
using XaDienTu.Organizations.Contracts;

namespace XaDienTu.Accounts.Officers;

/// <summary>The accounts that the first page counts as open or unused, over all agencies that were counted, with the way to each agency's
/// list.</summary>
[Authorize(Policies.Officer)]
internal sealed class OpenAccountsPage(
    OpenAccounts open, IOfficerDirectory officers, IOrganizationDirectory organizations, AccountsSettings settings, ActorAccessor current,
    TimeProvider clock) : PageModel
{
    public const string Address = $"{OfficerAccountsPage.Address}/can-xem";

    private const string Unused = "khong-dung";
    private const string OneStep = "mot-buoc";

    [BindProperty(SupportsGet = true, Name = "xem")]
    public string? View { get; set; }

    [BindProperty(SupportsGet = true, Name = "sau")]
    public string? After { get; set; }

    public IReadOnlyList<OpenAccountRow> Rows { get; private set; } = [];

    public int Count { get; private set; }

    public string? NextUrl { get; private set; }

    public AccountLack Lack => View == Unused ? AccountLack.Use : AccountLack.SecondStep;

    public string Title => Lack is AccountLack.Use
        ? $"Tài khoản không dùng quá {settings.UnusedTime.Days} ngày"
        : "Tài khoản chưa bật xác thực hai bước";

    public string Place => OpenAccounts.PlaceOf(current.Actor);

    public static string AddressOf(AccountLack lack) => $"{Address}?xem={(lack is AccountLack.Use ? Unused : OneStep)}";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!OpenAccounts.MayLook(current.Actor))
        {
            return Forbid();
        }

        var accounts = await open.ThatLackAsync(Lack, current.Actor, cancellation);
        Count = await accounts.CountAsync(cancellation);
        if (Guid.TryParse(Cursor.Read(After), out var last))
        {
            accounts = accounts.Where(account => account.Id > last);
        }

        var found = await accounts.OrderBy(account => account.Id).Take(Cursor.DefaultSize + 1)
            .Select(account => new { account.Id, account.OfficerId, account.FullName, account.UserName, account.LastSignInAt })
            .ToListAsync(cancellation);
        var page = XaDienTu.Kernel.Paging.Page.Of(found, Cursor.DefaultSize, account => account.Id.ToString());
        var (now, tree, rows) = (clock.GetUtcNow(), await organizations.GetAsync(cancellation), new List<OpenAccountRow>());
        foreach (var account in page.Items)
        {
            var posts = account.OfficerId is { } officer ? await officers.PostsOfAsync(officer, now, cancellation) : [];
            var agencies = posts.Select(post => tree.Find(post.OrganizationId)).OfType<OrganizationSummary>()
                .DistinctBy(agency => agency.Id).ToList();
            var lastSignIn = account.LastSignInAt is { } at ? VietnamTime.Short(at) : "chưa đăng nhập";
            rows.Add(new(account.FullName, account.UserName ?? "", lastSignIn, agencies));
        }

        Rows = rows;
        NextUrl = page.Next is null ? null : Address + new QueryBuilder { { "xem", View ?? OneStep }, { "sau", page.Next } };
        return Page();
    }
}

/// <param name="Agencies">Where the officer holds a post; empty for one who has left.</param>
internal sealed record OpenAccountRow(string Name, string UserName, string LastSignIn, IReadOnlyList<OrganizationSummary> Agencies);
