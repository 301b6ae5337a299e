using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Audit;
using XaDienTu.Kernel.Audit.Reading;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Paging;
using XaDienTu.Kernel.Time;
using XaDienTu.Kernel.Web;

namespace XaDienTu.Portal.Auditing;

/// <summary>The audit for who audits, and for nobody else: rows with their words, a file of them, the check of the chain. Looking is
/// audited too.</summary>
[Authorize(Policies.Auditor)]
internal sealed class AuditPage(
    PortalDb db, Work work, AuditReading audit, AuditVerification verification, ExportAudit export, AuditWords words, AuditIds ids,
    IFindActor actors, ActorAccessor who,
    TimeProvider clock) : PageModel
{
    public const string Address = "/can-bo/nhat-ky";

    /// <summary>Seals that the page checks: as many as answer within seconds. The whole chain is for the command line.</summary>
    public const int SealsChecked = 200;

    [BindProperty(SupportsGet = true, Name = "")]
    public AuditQuestion Question { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = "sau")]
    public string? After { get; set; }

    public Page<AuditEvent> Rows { get; private set; } = new([], null);

    /// <summary>Of accounts, officers and agencies that the rows point at.</summary>
    public IReadOnlyDictionary<Guid, string> Names { get; private set; } = new Dictionary<Guid, string>();

    /// <summary>Null until it was asked for.</summary>
    public AuditReport? Report { get; private set; }

    public DateOnly Today => clock.VietnamToday();

    public IEnumerable<SelectListItem> Actions => words.Actions.Select(action => new SelectListItem(action.Name, action.Key));

    public IEnumerable<SelectListItem> Subjects => words.Subjects.Select(subject => new SelectListItem(subject.Name, subject.Key));

    public string? NextUrl => Rows.Next is { } next ? Address + QueryWith("sau", next) : null;

    public string FirstUrl => Address + QueryWith(null, null);

    public string CsvUrl => Address + QueryWith("handler", "Csv");

    public string WordOf(AuditEvent row) => words.Of(row.Action);

    public string SubjectOf(AuditEvent row) => words.OfSubject(row.SubjectType);

    public string SubjectIdOf(AuditEvent row) => AuditDetails.SubjectWord(row.SubjectId, words, Names);

    public string ClassOf(AuditEvent row) => AuditDetails.ClassOf(row.SubjectId, words);

    public string DetailsOf(AuditEvent row) => AuditDetails.Words(row.Details, words, Names);

    /// <summary>Everything that was done to the row's subject, over all years.</summary>
    public static string UrlOfSubject(AuditEvent row) =>
        Address + new QueryBuilder { { "loai", row.SubjectType }, { "ma", row.SubjectId } };

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await FilterAsync(cancellation) is { } filter)
        {
            Rows = await audit.PageAsync(filter, After, Cursor.DefaultSize, cancellation);
            Names = await ids.NamesAsync(Rows.Items, cancellation);
            await RecordAsync("audit-read", "page", filter, cancellation);
        }

        return Page();
    }

    public async Task<IActionResult> OnGetCsvAsync(CancellationToken cancellation)
    {
        if (await FilterAsync(cancellation) is not { } filter)
        {
            return Page();
        }

        Response.ContentType = "text/csv; charset=utf-8";
        Response.Headers.ContentDisposition = $"attachment; filename=nhat-ky-{Today:yyyyMMdd}.csv";
        Response.Headers.CacheControl = "private, no-store";
        await export.RunAsync(filter, who.Actor, Response.Body, cancellation);
        return new EmptyResult();
    }

    public async Task<IActionResult> OnPostVerifyAsync(CancellationToken cancellation)
    {
        Report = await verification.RunAsync([], SealsChecked, cancellation);
        await RecordAsync("audit-verified", "chain", new { head = Report.Head.Number, faults = Report.Faults.Count }, cancellation);
        return Page();
    }

    private async Task<AuditFilter?> FilterAsync(CancellationToken cancellation)
    {
        if (Question.Fault(Today) is { } fault)
        {
            ModelState.AddModelError("den", fault);
        }

        if (!ModelState.IsValid)
        {
            Response.StatusCode = 422;
            return null;
        }

        var name = AuditQuestion.Text(Question.Actor);
        return Question.Filter(Today, name is null ? null : await actors.FindAsync(name, cancellation));
    }

    private Task RecordAsync(string action, string subject, object details, CancellationToken cancellation)
    {
        db.Record(who.Actor, clock.GetUtcNow(), action, "audit", subject, details);
        return work.SaveAsync(cancellation);
    }

    private string QueryWith(string? key, string? value)
    {
        var query = new QueryBuilder(Request.Query.Where(part => part.Key is not ("sau" or "handler")));
        if (key is not null)
        {
            query.Add(key, value!);
        }

        return query.ToString();
    }
}
