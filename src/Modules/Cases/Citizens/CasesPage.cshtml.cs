using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using XaDienTu.Cases.Contracts;
using XaDienTu.Cases.Filing.Drafts;
using XaDienTu.Cases.Process;
using XaDienTu.Cases.Web;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Paging;
using XaDienTu.Kernel.Time;
using XaDienTu.Kernel.Web;
using XaDienTu.Organizations.Contracts;
using XaDienTu.Procedures.Contracts;
using XaDienTu.Ui.Parts;

namespace XaDienTu.Cases.Citizens;

internal sealed record CaseLine(
    string Code, string ProcedureName, string Applicant, CaseStatus Status, DateTimeOffset SubmittedAt, DateTimeOffset? DueAt,
    DateTimeOffset? FinishedAt, Guid ReceivingId, string Subject, DateTimeOffset? AcceptedAt, Guid CompetentId);

internal sealed record DraftLine(Guid Id, string ProcedureCode, string ProcedureName, string? ReceiverName, DateTimeOffset UpdatedAt)
{
    public string Url => $"/nop-ho-so/{ProcedureCode}/{Id}";
}

/// <summary>A citizen's own cases, newest first, and the drafts above them.</summary>
[Authorize(Policies.Citizen)]
internal sealed class CasesPage(
    CasesDb db, IOrganizationDirectory organizations, IWorkingCalendars calendars, IProcedureCatalogue procedures, ActorAccessor who,
    TimeProvider clock) : PageModel
{
    private const int MostDrafts = 20;

    [BindProperty(SupportsGet = true, Name = "sau")]
    public string? After { get; set; }

    /// <summary>What happened to a draft just now: <c>het</c>, <c>luu</c> or <c>xoa</c>.</summary>
    [BindProperty(SupportsGet = true, Name = "ban-nhap")]
    public string? DraftNews { get; set; }

    private readonly Dictionary<Guid, WorkingCalendar> calendarOf = [];

    public IReadOnlyList<DraftLine> Drafts { get; private set; } = [];

    public Page<CaseLine> Cases { get; private set; } = new([], null);

    public OrganizationTree Tree { get; private set; } = null!;

    public DateTimeOffset Now { get; private set; }

    public string? NextUrl => Cases.Next is { } next ? $"{CaseLinks.OwnCases}?sau={next}" : null;

    public DeadlineChip? DeadlineOf(CaseLine line) =>
        Deadlines.Promised(
            calendarOf[line.CompetentId], Now, line.Status, line.AcceptedAt ?? line.SubmittedAt, line.DueAt, line.FinishedAt);

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Now = clock.GetUtcNow();
        Tree = await organizations.GetAsync(cancellation);
        Cases = await ReadCasesAsync(cancellation);
        foreach (var agency in Cases.Items.Select(line => line.CompetentId).Distinct())
        {
            calendarOf[agency] = await calendars.ForAsync(agency, cancellation);
        }

        if (After is null)
        {
            Drafts = await ReadDraftsAsync(cancellation);
        }
    }

    private async Task<Page<CaseLine>> ReadCasesAsync(CancellationToken cancellation)
    {
        var account = who.Actor.AccountId;
        var own = db.Cases.AsNoTracking().Where(filed => filed.ApplicantAccountId == account);
        // One person files no two cases at the same instant: the instant alone is the place in the list.
        if (DateTimeOffset.TryParse(Cursor.Read(After), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var before))
        {
            own = own.Where(filed => filed.SubmittedAt < before);
        }

        var rows = await own.OrderByDescending(filed => filed.SubmittedAt).Take(Cursor.DefaultSize + 1)
            .Select(filed => new CaseLine(
                filed.Code, filed.ProcedureName, filed.Applicant.FullName, filed.Status, filed.SubmittedAt, filed.DueAt, filed.FinishedAt,
                filed.ReceivingOrganizationId,
                filed.Subject, filed.AcceptedAt, filed.CompetentOrganizationId))
            .ToListAsync(cancellation);
        return Kernel.Paging.Page.Of(rows, Cursor.DefaultSize, row => row.SubmittedAt.ToString("O", CultureInfo.InvariantCulture));
    }

    private async Task<IReadOnlyList<DraftLine>> ReadDraftsAsync(CancellationToken cancellation)
    {
        var rows = await db.OwnDraftsOf(who.Actor).AsNoTracking().OrderByDescending(draft => draft.UpdatedAt).Take(MostDrafts)
            .Select(draft => new { draft.Id, draft.ProcedureCode, draft.OrganizationId, draft.UpdatedAt }).ToListAsync(cancellation);
        var drafts = new List<DraftLine>();
        foreach (var row in rows)
        {
            var procedure = await procedures.InForceAsync(row.ProcedureCode, Now.VietnamDate(), cancellation);
            drafts.Add(new DraftLine(
                row.Id, row.ProcedureCode, procedure?.Content.Name ?? row.ProcedureCode,
                row.OrganizationId is { } organization ? Tree.Find(organization)?.AgencyName : null, row.UpdatedAt));
        }

        return drafts;
    }
}
