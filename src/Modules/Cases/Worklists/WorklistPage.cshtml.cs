using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using XaDienTu.Cases.Process;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Web;
using XaDienTu.Organizations.Contracts;
using XaDienTu.Procedures.Contracts;
using XaDienTu.Ui.Lists;

namespace XaDienTu.Cases.Worklists;

/// <summary>What waits at the officer's desks, nearest due date first.</summary>
[Authorize(Policies.Officer)]
internal sealed class WorklistPage(
    WorklistQuery query, ListReading lists, ActorAccessor who, IOrganizationDirectory organizations, IWorkingCalendars calendars,
    TimeProvider clock) : PageModel
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

    public WorklistTab Active { get; private set; } = AllTabs[0];

    public ShownList List { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "xem")] string? view, CancellationToken cancellation)
    {
        Active = AllTabs.FirstOrDefault(tab => tab.Slug == view) ?? AllTabs[0];
        var tree = await organizations.GetAsync(cancellation);
        List = await lists.ReadAsync(this, Steps(tree), cancellation);
        return List.Answer;
    }

    private ListOf<WorklistRow> Steps(OrganizationTree tree)
    {
        var (now, counts) = (clock.GetUtcNow(), WorklistCounts.None);
        return new()
        {
            Title = $"{Active.Title}, hạn gần nhất trước",
            HideCaption = true,
            // One query answers both the rows and what waits in each view.
            ReadAsync = async (after, size, cancellation) =>
            {
                var worklist = await query.ReadAsync(who.Actor, Active.View, after, size, cancellation);
                counts = worklist.Counts;
                return worklist.Rows;
            },
            TabsAsRead = () => new(
                "Việc theo nhóm", Active.Slug, [.. AllTabs.Select(tab => new ListTab(tab.Slug, tab.Title, counts.Text(tab.View)))]),
            PrepareAsync = KnowCalendarsAsync,
            Columns =
            [
                new("Người nộp", row => ListCell.Link(row.Applicant, CaseLinks.OfOfficer(row.Code))) { Look = ListLook.Name },
                new("Thủ tục", row => new(row.ProcedureName) { Note = row.Subject, IsNoteStrong = true }) { SaysItself = true },
                new("Mã hồ sơ", row => row.Code) { Look = ListLook.Code },
                new("Bước", row => row.StepName) { SaysItself = true },
                new("Nhận từ", row => row.Channel is Channel.Online ? "Trực tuyến" : tree.Find(row.ReceivingOrganizationId)?.AgencyName),
                new("Hạn của bước", row => ListCell.Due(
                    row.Deadline(calendarOf[row.OrganizationId], now), CaseLinks.OfOfficer(row.Code) + "#han"))
                {
                    SaysItself = true, Upwards = true,
                },
            ],
            Empty = Active.View is WorklistView.Mine
                ? new(Active.Empty, Href: "/can-bo/ho-so", LinkWords: "Tra cứu hồ sơ")
                : new(Active.Empty, Href: CaseLinks.Worklist, LinkWords: "Xem việc của tôi"),
        };
    }

    private async Task KnowCalendarsAsync(IReadOnlyList<WorklistRow> rows, CancellationToken cancellation)
    {
        foreach (var organization in rows.Select(row => row.OrganizationId).Distinct())
        {
            calendarOf[organization] = await calendars.ForAsync(organization, cancellation);
        }
    }
}

/// <param name="Slug">Name in the address.</param>
/// <param name="Empty">What is said when the view has no row.</param>
internal sealed record WorklistTab(WorklistView View, string Slug, string Title, string Empty);
