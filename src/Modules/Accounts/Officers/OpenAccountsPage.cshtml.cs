using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Paging;
using XaDienTu.Kernel.Time;
using XaDienTu.Kernel.Web;
using XaDienTu.Organizations.Contracts;
using XaDienTu.Ui.Lists;

namespace XaDienTu.Accounts.Officers;

/// <summary>The accounts that the first page counts as open or unused, over all agencies that were counted, with the way to each agency's
/// list.</summary>
[Authorize(Policies.Officer)]
internal sealed class OpenAccountsPage(
    OpenAccounts open, IOfficerDirectory officers, IOrganizationDirectory organizations, AccountsSettings settings, ListReading lists,
    ActorAccessor current, TimeProvider clock) : PageModel
{
    public const string Address = $"{OfficerAccountsPage.Address}/can-xem";

    private const string Unused = "khong-dung";
    private const string OneStep = "mot-buoc";
    private static readonly Keyset<Account> ById = Keyset.By((Account account) => account.Id);

    private readonly Dictionary<Guid, IReadOnlyList<ListLink>> agenciesOf = [];

    [BindProperty(SupportsGet = true, Name = "xem")]
    public string? View { get; set; }

    public ShownList List { get; private set; } = null!;

    public AccountLack Lack => View == Unused ? AccountLack.Use : AccountLack.SecondStep;

    public string Title => Lack is AccountLack.Use
        ? $"Tài khoản không dùng quá {settings.UnusedTime.Days} ngày"
        : "Tài khoản chưa bật xác thực hai bước";

    public static string AddressOf(AccountLack lack) => $"{Address}?xem={(lack is AccountLack.Use ? Unused : OneStep)}";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!OpenAccounts.MayLook(current.Actor))
        {
            return Forbid();
        }

        List = await lists.ReadAsync(this, Accounts(await open.ThatLackAsync(Lack, current.Actor, cancellation)), cancellation);
        return List.Answer;
    }

    private ListOf<Account> Accounts(IQueryable<Account> accounts) => new()
    {
        Title = $"Tài khoản cán bộ, {OpenAccounts.PlaceOf(current.Actor)}",
        Rows = accounts,
        Order = ById,
        Keep = ["xem"],
        Columns =
        [
            new("Người", account => account.FullName) { Look = ListLook.Name },
            new("Tên đăng nhập", account => account.UserName),
            new("Đăng nhập gần nhất", account =>
                account.LastSignInAt is null ? new("chưa đăng nhập") : ListCell.Moment(account.LastSignInAt)),
            new("Cơ quan", account => agenciesOf[account.Id] is { Count: > 0 } agencies
                ? new ListCell(null) { Links = agencies } : "Không còn giữ chức vụ") { SaysItself = true },
        ],
        PrepareAsync = FindAgenciesAsync,
        Counts = true,
        Empty = new("Không có tài khoản nào.", Href: OfficerAccountsPage.Address, LinkWords: "Xem tài khoản cán bộ"),
    };

    private async Task FindAgenciesAsync(IReadOnlyList<Account> accounts, CancellationToken cancellation)
    {
        var (now, tree) = (clock.GetUtcNow(), await organizations.GetAsync(cancellation));
        foreach (var account in accounts)
        {
            var posts = account.OfficerId is { } officer ? await officers.PostsOfAsync(officer, now, cancellation) : [];
            agenciesOf[account.Id] =
            [
                .. posts.Select(post => tree.Find(post.OrganizationId)).OfType<OrganizationSummary>().DistinctBy(agency => agency.Id)
                    .Select(agency => new ListLink(agency.AgencyName, $"{OfficerAccountsPage.Address}?ma={agency.Identifier}")),
            ];
        }
    }
}
