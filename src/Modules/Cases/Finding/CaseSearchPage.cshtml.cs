using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using XaDienTu.Cases.Contracts;
using XaDienTu.Cases.Process;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Paging;
using XaDienTu.Kernel.Time;
using XaDienTu.Kernel.Web;
using XaDienTu.Organizations.Contracts;
using XaDienTu.Procedures.Contracts;

namespace XaDienTu.Cases.Finding;

/// <summary>Finds a case by code, ID number, phone or words; also answers the command box of the officers' layout.</summary>
[Authorize(Policies.Officer)]
internal sealed class CaseSearchPage(
    FindCases find, IProcedureCatalogue procedures, IOrganizationDirectory organizations, ActorAccessor who, TimeProvider clock) : PageModel
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

    [BindProperty(SupportsGet = true, Name = "sau")]
    public string? After { get; set; }

    public static IReadOnlyList<SelectListItem> Statuses { get; } =
        [.. Enum.GetValues<CaseStatus>().Select(status => new SelectListItem(status.Word(), status.ToString()))];

    public Page<FoundCase> Rows { get; private set; } = null!;

    public OrganizationTree Tree { get; private set; } = null!;

    public bool IsFiltered => Status is not null || !string.IsNullOrWhiteSpace(ProcedureWords) || From is not null || To is not null;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (From > To)
        {
            ModelState.AddModelError("den", $"Đến ngày phải từ {VietnamTime.Short(From.Value)} trở đi.");
        }

        var asksForSuggestions = Request.Headers.Accept == "application/json";
        var input = new CaseSearchInput(
            Text, Status, await CodesAsync(cancellation), From, To, After, asksForSuggestions ? Suggestions : Cursor.DefaultSize);
        Rows = ModelState.IsValid
            ? await find.RunAsync(input, asksForSuggestions ? "suggestions" : "list", who.Actor, cancellation)
            : new Page<FoundCase>([], null);
        Tree = await organizations.GetAsync(cancellation);
        if (asksForSuggestions)
        {
            return new JsonResult(Rows.Items.Select(row =>
                new { text = row.Applicant,
                    note = string.Join(" · ", new[] { row.Code, row.ProcedureName, row.Subject }.Where(part => part.Length > 0)),
                    url = $"{CaseLinks.Search}/{row.Code}" }));
        }

        Response.StatusCode = ModelState.IsValid ? 200 : 422;
        return Page();
    }

    public string NextUrl => CaseLinks.Search + UrlWith(Rows.Next);

    public string FirstUrl => CaseLinks.Search + UrlWith(null);

    private string UrlWith(string? after)
    {
        var query = new QueryBuilder(Request.Query.Where(part => part.Key != "sau"));
        if (after is not null)
        {
            query.Add("sau", after);
        }

        return query.ToString();
    }

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
