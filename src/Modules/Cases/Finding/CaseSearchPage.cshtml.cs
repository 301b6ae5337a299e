using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using XaDienTu.Cases.Contracts;
using XaDienTu.Cases.Process;
using XaDienTu.Cases.Web;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Paging;
using XaDienTu.Kernel.Time;
using XaDienTu.Kernel.Web;
using XaDienTu.Organizations.Contracts;
using XaDienTu.Procedures.Contracts;
using XaDienTu.Ui.Lists;

namespace XaDienTu.Cases.Finding;

/// <summary>Finds a case by code, ID number, phone or words; also answers the command box of the officers' layout.</summary>
[Authorize(Policies.Officer)]
internal sealed class CaseSearchPage(
    FindCases find, IProcedureCatalogue procedures, IOrganizationDirectory organizations, ListReading lists, ActorAccessor who,
    TimeProvider clock) : PageModel
{
    private const int Suggestions = 8;

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Text { get; set; }

    [BindProperty(SupportsGet = true, Name = "trang-thai")]
    public CaseStatus? Status { get; set; }

    [BindProperty(SupportsGet = true, Name = "thu-tuc")]
    public string? ProcedureWords { get; set; }

    [BindProperty(SupportsGet = true, Name = "tu")]
    public DateOnly? From { get; set; }

    [BindProperty(SupportsGet = true, Name = "den")]
    public DateOnly? To { get; set; }

    public ShownList List { get; private set; } = null!;

    private static IReadOnlyList<SelectListItem> Statuses { get; } =
        [.. Enum.GetValues<CaseStatus>().Select(status => new SelectListItem(status.Word(), status.ToString()))];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        var codes = await CodesAsync(cancellation);
        if (Request.Headers.Accept == "application/json")
        {
            var found = ModelState.IsValid ? await FindAsync("suggestions", codes, null, Suggestions, cancellation) : new([], null);
            return new JsonResult(found.Items.Select(row =>
                new { text = row.Applicant,
                    note = string.Join(" · ", new[] { row.Code, row.ProcedureName, row.Subject }.Where(part => part.Length > 0)),
                    url = CaseLinks.OfOfficer(row.Code) }));
        }

        List = await lists.ReadAsync(this, Cases(codes, await organizations.GetAsync(cancellation)), cancellation);
        return List.Answer;
    }

    private Task<Page<FoundCase>> FindAsync(
        string kind, IReadOnlyList<string>? codes, string? after, int size, CancellationToken cancellation) =>
        find.RunAsync(new(Text, Status, codes, From, To, after, size), kind, who.Actor, cancellation);

    private ListOf<FoundCase> Cases(IReadOnlyList<string>? codes, OrganizationTree tree) => new()
    {
        Title = "Hồ sơ tìm thấy, mới nhất trước",
        HideCaption = true,
        ReadAsync = (after, size, cancellation) => FindAsync("list", codes, after, size, cancellation),
        // Each look at names is audited with its words; a file of them would be one look for all.
        HasFiles = false,
        Columns =
        [
            new("Chủ hồ sơ", row => ListCell.Link(row.Applicant, CaseLinks.OfOfficer(row.Code))) { Look = ListLook.Name },
            new("Thủ tục", row => new(row.ProcedureName) { Note = row.Subject, IsNoteStrong = true }) { SaysItself = true },
            new("Mã hồ sơ", row => row.Code) { Look = ListLook.Code },
            new("Nơi nhận", row => tree.Find(row.ReceivingOrganizationId)?.AgencyName) { SaysItself = true },
            new("Ngày nộp", row => ListCell.Day(row.SubmittedAt.VietnamDate())) { Upwards = false },
            new("Trạng thái", row => ListCell.Chip(row.Status.Tone(), row.Status.Word())) { SaysItself = true },
            new("Hẹn trả", row => row.DueAt is { } due ? ListCell.Moment(due) : new("chưa tiếp nhận")),
        ],
        Filters =
        [
            new AskedFilter<FoundCase>("q", "Mã, họ tên, số căn cước, điện thoại") { Width = "l", Key = "F4" },
            new AskedFilter<FoundCase>("trang-thai", "Trạng thái", "select") { Items = Statuses, All = "Mọi trạng thái" },
            new AskedFilter<FoundCase>("thu-tuc", "Thủ tục") { Width = "m" },
            new DaysFilter<FoundCase>("tu", "Nộp từ ngày", "den", "Đến ngày", (rows, _, _) => rows),
        ],
        FilterWords = "Tìm hồ sơ",
        Empty = new("Không có hồ sơ nào theo các điều kiện này.", "Thử bỏ dấu, tìm theo số căn cước, hoặc bỏ bớt điều kiện lọc."),
    };

    private async Task<IReadOnlyList<string>?> CodesAsync(CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(ProcedureWords))
        {
            return null;
        }

        var found =
            await procedures.SearchAsync(new ProcedureQuery(ProcedureWords, Size: Cursor.MaxSize), clock.VietnamToday(), cancellation);
        return [.. found.Items.Select(procedure => procedure.Code)];
    }
}
