using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using XaDienTu.Cases.Process;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Paging;
using XaDienTu.Kernel.Web;
using XaDienTu.Organizations.Contracts;
using XaDienTu.Procedures.Contracts;
using XaDienTu.Ui.Parts;

namespace XaDienTu.Cases.Worklists;

/// <summary>What waits at the officer's desks, nearest due date first.</summary>
[Authorize(Policies.Officer)]
internal sealed class WorklistPage(
    WorklistQuery query, ActorAccessor who, IOrganizationDirectory organizations, IWorkingCalendars calendars, TimeProvider clock)
        : PageModel
{
    private static readonly WorklistTab[] AllTabs =
    [
        new(WorklistView.Mine, "", "Việc của tôi", "Không có hồ sơ nào chờ ở bàn này."),
        new(WorklistView.New, "moi", "Mới nộp", "Chưa có hồ sơ nào chờ tiếp nhận."),
        new(WorklistView.Overdue, "qua-han", "Quá hạn", "Chưa có hồ sơ nào quá hạn."),
        new(WorklistView.Today, "hom-nay", "Đến hạn hôm nay", "Không có hồ sơ nào đến hạn trong phần còn lại của hôm nay."),
        new(WorklistView.Waiting, "cho-bo-sung", "Chờ bổ sung", "Không có hồ sơ nào đang chờ người nộp."),
        new(WorklistView.Returning, "tra-ket-qua", "Chờ trả kết quả", "Không có kết quả nào chờ trả."),
    ];

    private readonly Dictionary<Guid, WorkingCalendar> calendarOf = [];

    public IReadOnlyList<WorklistTab> Tabs { get; private set; } = [];

    public WorklistTab Active { get; private set; } = AllTabs[0];

    public Page<WorklistRow> Rows { get; private set; } = null!;

    public OrganizationTree Tree { get; private set; } = null!;

    public bool HasRowsBefore { get; private set; }

    public async Task OnGetAsync(
        [FromQuery(Name = "xem")] string? view, [FromQuery(Name = "sau")] string? after, CancellationToken cancellation)
    {
        Active = AllTabs.FirstOrDefault(tab => tab.Slug == view) ?? AllTabs[0];
        HasRowsBefore = Cursor.Read(after) is not null;
        var worklist = await query.ReadAsync(who.Actor, Active.View, after, Cursor.DefaultSize, cancellation);
        Rows = worklist.Rows;
        Tabs = [.. AllTabs.Select(tab => tab with { CountText = worklist.Counts.Text(tab.View) })];
        Tree = await organizations.GetAsync(cancellation);
        foreach (var organization in Rows.Items.Select(row => row.OrganizationId).Distinct())
        {
            calendarOf[organization] = await calendars.ForAsync(organization, cancellation);
        }
    }

    public static string UrlOf(WorklistTab tab, string? after = null)
    {
        string[] parts =
            [.. new[] { tab.Slug.Length == 0 ? null : $"xem={tab.Slug}", after is null ? null : $"sau={after}" }.OfType<string>()];
        return parts.Length == 0 ? CaseLinks.Worklist : $"{CaseLinks.Worklist}?{string.Join('&', parts)}";
    }

    public DeadlineChip DeadlineOf(WorklistRow row) =>
        row.Deadline(calendarOf[row.OrganizationId], clock.GetUtcNow());
}

/// <param name="Slug">Name in the address.</param>
/// <param name="Empty">What is said when the view has no row.</param>
/// <param name="CountText">Number of rows, "99+" for more.</param>
internal sealed record WorklistTab(WorklistView View, string Slug, string Title, string Empty, string CountText = "");
