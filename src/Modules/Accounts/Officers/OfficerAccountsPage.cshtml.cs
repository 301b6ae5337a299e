using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using XaDienTu.Accounts.Resets;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Paging;
using XaDienTu.Kernel.Results;
using XaDienTu.Kernel.Time;
using XaDienTu.Kernel.Web;
using XaDienTu.Organizations.Contracts;
using XaDienTu.Ui.Lists;

namespace XaDienTu.Accounts.Officers;

/// <summary>The officers of an agency and their accounts, for whoever administers it.</summary>
[Authorize(Policies.Officer)]
internal sealed class OfficerAccountsPage(
    AccountsDb db, IOrganizationDirectory organizations, IOfficerDirectory officers, AskReset ask, WaitingResets waiting,
    SecondPersons seconds, ListReading lists, AccountsSettings settings, ActorAccessor current, TimeProvider clock) : PageModel
{
    public const string Address = "/can-bo/tai-khoan";

    private static readonly Keyset<OfficerRow> AsTheyStand = Keyset.By((OfficerRow officer) => officer.Place);

    private const int MostAnswered = 20;
    private static readonly TimeSpan Recent = TimeSpan.FromDays(7);

    private static readonly Result<CredentialReset> NotUnderstood = Error.Invalid(
        "accounts.reset-input",
        "Chưa rõ đặt lại gì và của ai. Tải lại trang, chọn mật khẩu, xác thực hai bước hoặc cả hai ở dòng của người ấy.");

    [BindProperty(SupportsGet = true, Name = "ma")]
    public string? Identifier { get; set; }

    public OrganizationSummary? Chosen { get; private set; }

    /// <summary>Agencies below the chosen one.</summary>
    public IReadOnlyList<OrganizationSummary> Below { get; private set; } = [];

    public IReadOnlyList<OrganizationSummary> Path { get; private set; } = [];

    public ShownList List { get; private set; } = null!;

    /// <summary>Requests that wait for a second person, of everybody whom this administrator may decide about.</summary>
    public IReadOnlyList<DecideReset.Asked> Waiting { get; private set; } = [];

    /// <summary>What has just been asked for.</summary>
    public CredentialReset? AskedFor { get; private set; }

    /// <summary>Who may agree to it.</summary>
    public IReadOnlyList<string> Seconds { get; private set; } = [];

    /// <summary>What became of this administrator's own requests of the last days.</summary>
    public IReadOnlyList<DecideReset.Asked> Answered { get; private set; } = [];

    public string OutcomeOf(CredentialReset reset) => reset switch
    {
        { State: ResetState.Declined } => $"{reset.DecidedByName} từ chối {VietnamTime.Short(reset.DecidedAt!.Value)}",
        { State: ResetState.Used } => $"{reset.DecidedByName} đồng ý; đã đặt lại {VietnamTime.Short(reset.UsedAt!.Value)}",
        { State: ResetState.Agreed } when reset.IsLinkOver(clock.GetUtcNow()) =>
            $"{reset.DecidedByName} đồng ý, nhưng đường dẫn đã quá 24 giờ không ai mở. Gửi yêu cầu mới nếu vẫn cần",
        { State: ResetState.Agreed } =>
            $"{reset.DecidedByName} đồng ý {VietnamTime.Short(reset.DecidedAt!.Value)}; chờ người ấy mở đường dẫn",
        _ => "Quá 24 giờ không ai quyết định. Gửi yêu cầu mới nếu vẫn cần",
    };

    public bool IsMine(CredentialReset reset) => reset.AskedBy == current.Actor.Id;

    private string StateOf(Account account) =>
        account.PasswordHash is null ? "chưa có mật khẩu"
        : account.IsUnused(clock.GetUtcNow(), settings.UnusedTime) ? "đã đóng vì lâu không dùng"
        : account.LastSignInAt is { } at ? VietnamTime.Short(at)
        : "chưa đăng nhập";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) =>
        await ShowAsync(cancellation) ?? List.Answer;

    public async Task<IActionResult> OnPostAsync(Guid officer, ResetKind? kind, bool leak, CancellationToken cancellation)
    {
        if (await ShowAsync(cancellation) is { } refused)
        {
            return refused;
        }

        // What was not understood would else be taken as a password's reset.
        var result = ModelState.IsValid && kind is { } what and not ResetKind.First && Enum.IsDefined(what)
            ? await ask.RunAsync(officer, what, leak, current.Actor, cancellation)
            : NotUnderstood;
        if (result.Ok)
        {
            AskedFor = result.Value;
            Seconds = await seconds.NamesAsync(officer, current.Actor, cancellation);
            await ShowAsync(cancellation);
            return Page();
        }

        ModelState.Clear();
        return this.Show(result.Error, field => field);
    }

    private async Task<IActionResult?> ShowAsync(CancellationToken cancellation)
    {
        var tree = await organizations.GetAsync(cancellation);
        var (now, today) = (clock.GetUtcNow(), clock.VietnamToday());
        Chosen = Identifier is null ? Own(tree, today) : tree.Find(Identifier, today);
        if (Chosen is null)
        {
            return Identifier is null ? Forbid() : NotFound();
        }

        var administered = AccountRights.Administered(current.Actor, tree);
        if (!administered.Reaches(Chosen.Id))
        {
            return Forbid();
        }

        Path = [.. tree.Path(Chosen.Id).Where(above => administered.Reaches(above.Id))];
        Below = [.. tree.Children(Chosen.Id, today)];
        var posts = await officers.PostsAtAsync(Chosen.Id, now, cancellation);
        var ids = posts.Select(post => (Guid?)post.OfficerId).Distinct().ToList();
        var accounts = await db.Accounts.AsNoTracking().Where(account => ids.Contains(account.OfficerId)).ToListAsync(cancellation);
        List<OfficerRow> rows =
        [
            .. posts.GroupBy(post => post.OfficerId).Select((held, place) => new OfficerRow(
                place, held.Key, held.First().OfficerName, held.First().OfficerCode, string.Join(", ", held.Select(post => post.Title)),
                accounts.FirstOrDefault(account => account.OfficerId == held.Key), held.Key == current.Actor.OfficerId,
                Chosen.Identifier)),
        ];
        List = await lists.ReadAsync(this, OfficersOf(Chosen, rows), cancellation);
        Waiting = await waiting.ForAsync(current.Actor, cancellation);
        Answered = await AnsweredAsync(now, cancellation);
        return null;
    }

    private ListOf<OfficerRow> OfficersOf(OrganizationSummary agency, List<OfficerRow> officers) => new()
    {
        Title = $"Cán bộ của {agency.AgencyName}",
        Rows = officers.AsQueryable(),
        Order = AsTheyStand,
        Keep = ["ma"],
        Columns =
        [
            new("Người", officer => new(officer.Name) { Note = officer.Code }) { Look = ListLook.Name },
            new("Chức vụ", officer => officer.Titles) { SaysItself = true },
            new("Tên đăng nhập", officer => officer.Account?.UserName ?? "Chưa có tài khoản"),
            new("Đăng nhập gần nhất", officer => officer.Account is { } account ? StateOf(account) : null),
            new("Việc", _ => "") { Look = ListLook.Acts, View = "OfficerActs" },
        ],
        Counts = true,
        Size = Cursor.MaxSize,
        Empty = new("Đơn vị này chưa có cán bộ nào.", "Giao chức vụ ở trang Cơ cấu tổ chức."),
    };

    private async Task<IReadOnlyList<DecideReset.Asked>> AnsweredAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        var (since, over, me) = (now - Recent, now - CredentialReset.Life, current.Actor.Id);
        var rows = await (
            from reset in db.CredentialResets.AsNoTracking()
            where reset.AskedBy == me && reset.AskedAt > since && reset.State != ResetState.Replaced
                && (reset.State != ResetState.Waiting || reset.AskedAt <= over)
            join account in db.Accounts.AsNoTracking() on reset.AccountId equals account.Id
            orderby reset.AskedAt descending
            select new { reset, account }).Take(MostAnswered).ToListAsync(cancellation);
        return [.. rows.Select(row => new DecideReset.Asked(row.reset, row.account))];
    }

    private OrganizationSummary? Own(OrganizationTree tree, DateOnly today) =>
        current.Actor.Posts.FirstOrDefault(post => post.Role is OfficerRole.AgencyAdministrator) is { } post
            ? tree.Find(post.OrganizationId)
        : current.Actor.Holds(OfficerRole.SystemAdministrator) ? tree.Roots(today).FirstOrDefault()
        : null;
}

/// <param name="Agency">Identifier of the agency whose list it is.</param>
internal sealed record OfficerRow(
    int Place, Guid OfficerId, string Name, string Code, string Titles, Account? Account, bool IsMe, string Agency);
